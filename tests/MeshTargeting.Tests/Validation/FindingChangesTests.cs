using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Validation;

namespace MeshTargeting.Tests.Validation;

public class FindingChangesTests
{
    [Fact]
    public void everything_is_new_in_a_resource_that_was_fine() =>
        Assert.Equal(["MS204"], Introduced("""{"port":80}""", """{"port":0}"""));

    [Fact]
    public void a_fault_that_stays_is_not_new() =>
        Assert.Empty(Introduced("""{"port":99999}""", """{"port":99999,"name":"http"}"""));

    [Fact]
    public void a_fault_that_moves_in_its_list_is_not_new() =>
        Assert.Empty(Introduced("""{"port":99999},{"port":80}""", """{"port":80},{"port":99999}"""));

    [Fact]
    public void another_wrong_value_in_the_same_field_is_new() =>
        Assert.Equal(["MS204"], Introduced("""{"port":99999}""", """{"port":88888}"""));

    [Fact]
    public void the_same_wrong_value_in_another_field_is_new() =>
        Assert.Equal(["MS204"], Introduced("""{"port":80,"targetPort":99999}""", """{"port":99999,"targetPort":80}"""));

    [Fact]
    public void a_second_fault_of_the_same_words_is_new_once() => Assert.Equal(
        ["MS205"],
        Introduced("""{"port":80},{"port":80}""", """{"port":80},{"port":80},{"port":80}"""));

    [Fact]
    public void a_neighbour_that_takes_the_name_of_an_unchanged_port_makes_a_new_fault() => Assert.Equal(
        ["MS206"],
        Introduced("""{"name":"a","port":80},{"name":"http","port":81}""", """{"name":"http","port":80},{"name":"http","port":81}"""));

    private static IEnumerable<string> Introduced(string before, string after) =>
        new FindingChanges(Findings(before)).Introduced(Findings(after)).Select(f => f.Rule.Code);

    private static IReadOnlyList<Finding> Findings(string ports) => Validator.Validate(
        MeshServices.Universal($$"""{"selector":{"dataplaneTags":{"app":"a"} },"ports":[{{ports}}]}"""), ControlPlane.Default);
}
