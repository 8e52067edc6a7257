using MeshTargeting.Validation;

namespace MeshTargeting.Tests.Validation;

public class PlaceTests
{
    [Fact]
    public void names_fields_items_and_keys() =>
        Assert.Equal("""spec.to[1].targetRef.tags["a.b/c"]""", Place.Spec.At("to").At(1).At("targetRef.tags").Key("a.b/c").Path);

    [Fact]
    public void names_the_same_place_for_kuma_where_nothing_else_is_said()
    {
        var place = Place.Root.At("ports").At(0).At("");

        Assert.Equal("ports[0]", place.Path);
        Assert.Equal("ports[0]", place.Field);
    }

    [Fact]
    public void leaves_fields_out_of_either_path()
    {
        var place = Place.Spec.AtInManifest("rules").AtInKuma("from").At(2).At("default").AtInKuma("conf").At("http");

        Assert.Equal("spec.rules[2].default.http", place.Path);
        Assert.Equal("spec.from[2].default.conf.http", place.Field);
    }

    [Fact]
    public void leaves_items_out_of_either_path()
    {
        var place = Place.Spec.At("http").AtInManifest(3).AtInManifest("abort").AtInKuma("abort").AtInKuma(3).At("percentage");

        Assert.Equal("spec.http[3].abort.percentage", place.Path);
        Assert.Equal("spec.http.abort[3].percentage", place.Field);
    }
}
