using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using MeshTargeting.Resources;
using NetArchTest.Rules;

namespace MeshTargeting.Tests.Architecture;

/// <summary>The engine's rooms stand in a row, and each may use only those before it.</summary>
public class LayerTests
{
    private static readonly string[] Rooms =
    [
        "Resources", "Findings", "Reading", "Defaulting", "Validation", "Worlds", "Targeting", "Generation", "Analysis", "Judging", "Fixing",
        "Comparing", "Expecting", "Reports",
    ];

    public static TheoryData<string, string[]> RoomsAndWhatTheyMustNotUse()
    {
        var data = new TheoryData<string, string[]>();
        for (var i = 0; i < Rooms.Length; i++)
        {
            data.Add(Rooms[i], Rooms.Skip(i + 1).Select(room => $"MeshTargeting.{room}").ToArray());
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(RoomsAndWhatTheyMustNotUse))]
    public void a_room_uses_only_those_before_it(string room, string[] forbidden)
    {
        if (forbidden.Length == 0)
        {
            Assert.Equal(Rooms[^1], room);
            return;
        }

        var result = Types.InAssembly(typeof(Resource).Assembly)
            .That().ResideInNamespaceMatching($@"^MeshTargeting\.{room}(\.|$)")
            .ShouldNot().HaveDependencyOnAny(forbidden)
            .GetResult();

        Assert.True(result.IsSuccessful, $"{room} must not use later rooms, but these do: {Names(result)}");
    }

    [Fact]
    public void every_type_of_the_engine_lives_in_a_room()
    {
        var strays = typeof(Resource).Assembly.GetTypes()
            .Where(type => type.Namespace is { } name && name.StartsWith("MeshTargeting", StringComparison.Ordinal))
            .Where(type => !Rooms.Any(room => type.Namespace == $"MeshTargeting.{room}" || type.Namespace!.StartsWith($"MeshTargeting.{room}.", StringComparison.Ordinal)))
            .Select(type => type.FullName);

        Assert.Empty(strays);
    }

    [Theory]
    [InlineData("System.IO.File")]
    [InlineData("System.IO.Directory")]
    [InlineData("System.IO.FileStream")]
    [InlineData("System.Net.Http")]
    [InlineData("System.Net.Sockets")]
    [InlineData("System.Console")]
    [InlineData("System.Diagnostics.Stopwatch")]
    [InlineData("System.TimeProvider")]
    [InlineData("System.Random")]
    public void the_engine_does_no_io_and_has_no_clock(string outside)
    {
        var result = Types.InAssembly(typeof(Resource).Assembly)
            .ShouldNot().HaveDependencyOn(outside)
            .GetResult();

        Assert.True(result.IsSuccessful, $"the engine must not use {outside}, but these do: {Names(result)}");
    }

    [Fact]
    public void the_engine_asks_its_environment_for_nothing()
    {
        using var file = new PEReader(File.OpenRead(typeof(Resource).Assembly.Location));
        var metadata = file.GetMetadataReader();
        var used = metadata.MemberReferences
            .Select(metadata.GetMemberReference)
            .Where(member => member.Parent.Kind == HandleKind.TypeReference)
            .Where(member => metadata.GetTypeReference((TypeReferenceHandle)member.Parent) is var type
                && metadata.StringComparer.Equals(type.Namespace, "System")
                && metadata.StringComparer.Equals(type.Name, "Environment"))
            .Select(member => metadata.GetString(member.Name));

        // The compiler lets every iterator ask for its thread, to know whether it may be used again; no result depends on it.
        Assert.Empty(used.Except(["get_CurrentManagedThreadId"]));
    }

    [Fact]
    public void the_engine_needs_nothing_but_the_runtime_and_a_YAML_parser()
    {
        var foreign = typeof(Resource).Assembly.GetReferencedAssemblies()
            .Select(assembly => assembly.Name!)
            .Where(name => name != "System" && !name.StartsWith("System.", StringComparison.Ordinal) && name != "YamlDotNet");

        Assert.Empty(foreign);
    }

    [Fact]
    public void the_layer_check_can_fail()
    {
        // Findings do use Resources: the same question asked the wrong way round must be answered with no.
        var result = Types.InAssembly(typeof(Resource).Assembly)
            .That().ResideInNamespaceMatching(@"^MeshTargeting\.Findings(\.|$)")
            .ShouldNot().HaveDependencyOnAny("MeshTargeting.Resources")
            .GetResult();

        Assert.False(result.IsSuccessful);
    }

    private static string Names(TestResult result) => string.Join(", ", (result.FailingTypes ?? []).Select(type => type.FullName));
}
