using System.Text.Json;
using MeshTargeting.Reports.Expectations;
using MeshTargeting.Resources.Expectations;
using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Tests.Expecting;

/// <summary>The schema for editors says what the declaration says.</summary>
public class ExpectationSchemaTests
{
    [Fact]
    public void is_checked_in() => CheckedInFiles.VerifyFile("docs/meshexpectation.schema.json", ExpectationSchema.Write());

    [Fact]
    public void has_every_field_of_an_expectation_with_its_documentation()
    {
        var item = (ObjectSchema)((ListSchema)MeshExpectationSpec.Descriptor.Spec.Find("expect")!.Schema).Item;
        var properties = JsonDocument.Parse(ExpectationSchema.Write()).RootElement
            .GetProperty("properties").GetProperty("spec").GetProperty("properties").GetProperty("expect").GetProperty("items").GetProperty("properties");

        Assert.All(item.Properties, p => Assert.Equal(p.Description, properties.GetProperty(p.Name).GetProperty("description").GetString()));
        Assert.All(item.Properties, p => Assert.NotEmpty(p.Description));
        Assert.True(properties.GetProperty("timeout").GetProperty("properties").TryGetProperty("http.requestTimeout", out _));
    }
}
