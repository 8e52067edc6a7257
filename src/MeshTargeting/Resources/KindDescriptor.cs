using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Resources;

/// <summary>To what a kind belongs.</summary>
public enum KindScope
{
    /// <summary>To a mesh; namespaced on Kubernetes.</summary>
    Mesh,

    /// <summary>To the whole control plane; cluster-scoped or in the system namespace on Kubernetes.</summary>
    Global,

    /// <summary>A kind of Kubernetes itself (Service, Pod, …).</summary>
    Kubernetes,
}

/// <summary>What is declared of a kind: its names, its scope, and the record that is its spec.</summary>
public abstract class KindDescriptor
{
    private readonly Lazy<ObjectSchema> _spec;
    private readonly Lazy<ObjectSchema?> _status;
    private readonly Synchronisation? _kds;

    private protected KindDescriptor(Type specType, Func<JsonTypeInfo> spec, Func<JsonTypeInfo>? status)
    {
        SpecType = specType;
        _spec = new Lazy<ObjectSchema>(() => (ObjectSchema)SchemaBuilder.Build(spec()));
        _status = new Lazy<ObjectSchema?>(() => status is null ? null : (ObjectSchema)SchemaBuilder.Build(status()));
    }

    /// <summary>The kind as manifests write it, for example <c>MeshService</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The lower-case plural of URLs and CustomResourceDefinitions, for example <c>meshservices</c>.</summary>
    public required string Plural { get; init; }

    /// <summary>kubectl's and KRI's short name, for example <c>msvc</c>; empty where the kind has none.</summary>
    public string ShortName { get; init; } = "";

    /// <summary>The API group: <c>kuma.io</c>, <c>apps</c>, or empty for the core group.</summary>
    public string Group { get; init; } = "kuma.io";

    /// <summary>The API version, for example <c>v1alpha1</c>.</summary>
    public string Version { get; init; } = "v1alpha1";

    /// <summary>To what it belongs.</summary>
    public KindScope Scope { get; init; } = KindScope.Mesh;

    /// <summary>True where Kubernetes keeps it in namespaces; false for cluster-scoped kinds (Mesh, Zone, Namespace).</summary>
    public bool Namespaced { get; init; } = true;

    /// <summary>One or two sentences for the CustomResourceDefinition and the reference page.</summary>
    public string Description { get; init; } = "";

    /// <summary>True for Mesh* policies: they have a role and a top-level targetRef.</summary>
    public bool IsPolicy { get; init; }

    /// <summary>
    /// True for policies whose <c>from</c> Kuma reads as <c>rules</c> too, whatever clients its items name (IsFromAsRules in
    /// pkg/core/resources/model/resource.go).
    /// </summary>
    public bool ReadsFromAsRules { get; init; }

    /// <summary>True for MeshService, MeshExternalService and MeshMultiZoneService: what traffic can be sent to.</summary>
    public bool IsDestination { get; init; }

    /// <summary>True where Universal writes the spec's fields at the top level (Mesh, Dataplane, Zone).</summary>
    public bool SpecInlineOnUniversal { get; init; }

    /// <summary>
    /// True where Kuma declares the kind in protobuf and therefore reads numbers in quotes, numbers for the names of enumerations,
    /// field names in snake_case, and null for an empty item (github.com/golang/protobuf/jsonpb). These are the kinds without a spec
    /// on Universal.
    /// </summary>
    public bool IsProtobuf => SpecInlineOnUniversal;

    /// <summary>
    /// True where the Kubernetes form writes the spec's fields at the top level, beside <c>metadata</c> (EndpointSlice): then
    /// what is decoded as spec is the document without <c>apiVersion</c>, <c>kind</c>, <c>metadata</c> and <c>status</c>.
    /// </summary>
    public bool SpecInlineOnKubernetes { get; init; }

    /// <summary>
    /// True where the declaration leaves fields out on purpose (Kubernetes' own kinds, of which only what derivation reads is
    /// declared): then nothing in such a document is judged but the labels and annotations by which Kuma goes.
    /// </summary>
    public bool Partial { get; init; }

    /// <summary>What has taken its place, for kinds that Kuma 3.0 no longer has; null for all others.</summary>
    public string? Successor { get; init; }

    /// <summary>The first version of Kuma without the kind: what stands in such a resource it does not judge; null where it is still there.</summary>
    public KumaSemantics? Until { get; init; }

    /// <summary>Who writes it and who gets copies; for policies, which all have the same, it need not be said.</summary>
    public Synchronisation Kds
    {
        get => _kds ?? (IsPolicy ? Synchronisation.GlobalToZones | Synchronisation.ZoneToGlobal | Synchronisation.SyncedAcrossZones : Synchronisation.None);
        init => _kds = value;
    }

    /// <summary>True where zones on Kubernetes take it in the namespace of the control plane alone (AllowedOnSystemNamespaceOnly).</summary>
    public bool SystemNamespaceOnly { get; init; }

    /// <summary>
    /// True for the kinds that Kuma adds as plugins (IsPluginOriginated); the older ones are protobuf messages, and more lenient rules
    /// hold for them.
    /// </summary>
    public bool IsPluginOriginated => IsKuma && !SpecInlineOnUniversal;

    /// <summary>Columns that <c>kubectl get</c> shows.</summary>
    public IReadOnlyList<PrinterColumn> PrinterColumns { get; init; } = [];

    /// <summary>The record that declares the spec.</summary>
    public Type SpecType { get; }

    /// <summary>The declared shape of the spec.</summary>
    public ObjectSchema Spec => _spec.Value;

    /// <summary>The declared shape of the status; null where the kind has none.</summary>
    public ObjectSchema? Status => _status.Value;

    /// <summary><c>group/version</c>, or the bare version for the core group.</summary>
    public string ApiVersion => Group.Length == 0 ? Version : $"{Group}/{Version}";

    /// <summary>True for Kuma's own kinds.</summary>
    public bool IsKuma => Group == "kuma.io";

    /// <summary>
    /// Whether a control plane lets nobody but itself write the kind (IsReadOnly in pkg/core/resources/model/resource.go). A zone without
    /// a global control plane has to provide everything.
    /// </summary>
    public bool IsReadOnlyOn(ControlPlane controlPlane) => controlPlane.Mode switch
    {
        ControlPlaneMode.Global => !Kds.HasFlag(Synchronisation.ProvidedByGlobal),
        ControlPlaneMode.FederatedZone => !Kds.HasFlag(Synchronisation.ProvidedByZone),
        _ => false,
    };

    /// <summary>
    /// Makes a resource from JSON that fits the declared shape (what does not fit has been reported and left out before).
    /// </summary>
    /// <param name="metadata">The metadata.</param>
    /// <param name="specJson">The spec as UTF-8 JSON; an empty span is an empty spec.</param>
    /// <param name="statusJson">The status as UTF-8 JSON; an empty span is none.</param>
    /// <param name="envelope">The form in which it was written.</param>
    /// <param name="source">Where it stands; null where it comes from no text.</param>
    /// <exception cref="JsonException">The JSON does not fit the shape: a fault of the caller, never of a user.</exception>
    public abstract Resource Decode(
        ResourceMetadata metadata, ReadOnlySpan<byte> specJson, ReadOnlySpan<byte> statusJson, Envelope envelope, SourceDocument? source);

    /// <summary>The spec of a resource of this kind as JSON; what is absent or null in it is left out.</summary>
    public abstract JsonObject EncodeSpec(Resource resource);

    /// <summary>The same as JSON that nobody means to change.</summary>
    internal abstract JsonElement ReadSpec(Resource resource);

    /// <summary>The status of a resource of this kind as JSON; null where it has none.</summary>
    internal abstract JsonElement? ReadStatus(Resource resource);

    /// <summary>The same resource with another spec.</summary>
    /// <param name="resource">A resource of this kind.</param>
    /// <param name="spec">The spec as JSON that fits the declared shape.</param>
    /// <exception cref="JsonException">The JSON does not fit the shape: a fault of the caller, never of a user.</exception>
    public abstract Resource WithSpec(Resource resource, JsonObject spec);

    /// <inheritdoc />
    public override string ToString() => Name;
}

/// <summary>A column of <c>kubectl get</c>.</summary>
/// <param name="Name">Its head.</param>
/// <param name="JsonPath">Where its value is found, for example <c>.status.addresses[0].hostname</c>.</param>
/// <param name="Type">An OpenAPI type, <c>string</c> or <c>integer</c>.</param>
/// <param name="Priority">0: always shown; 1: with <c>-o wide</c>.</param>
/// <param name="Description">A help text; may be empty.</param>
public sealed record PrinterColumn(string Name, string JsonPath, string Type = "string", int Priority = 0, string Description = "")
{
    /// <summary>The columns that every policy has: what its top-level targetRef refers to.</summary>
    internal static readonly IReadOnlyList<PrinterColumn> OfTargetRef =
        [new("TargetRef Kind", ".spec.targetRef.kind"), new("TargetRef Name", ".spec.targetRef.name")];
}

/// <summary>A kind whose spec is a <typeparamref name="TSpec"/>.</summary>
/// <typeparam name="TSpec">The record that declares the spec.</typeparam>
public sealed class KindDescriptor<TSpec> : KindDescriptor
    where TSpec : class
{
    private readonly Func<JsonTypeInfo<TSpec>> _specInfo;
    private readonly Func<JsonTypeInfo>? _statusInfo;

    /// <summary>Declares a kind.</summary>
    /// <param name="spec">
    /// Gets the source-generated metadata of the spec from <see cref="ModelJson"/>. It is asked for when the first resource of the
    /// kind is met: setting up the metadata of all kinds would take half the time of a check of one small file.
    /// </param>
    /// <param name="status">Gets the source-generated metadata of the status; null where the kind has none.</param>
    public KindDescriptor(Func<JsonTypeInfo<TSpec>> spec, Func<JsonTypeInfo>? status = null)
        : base(typeof(TSpec), spec, status)
    {
        _specInfo = spec;
        _statusInfo = status;
    }

    /// <inheritdoc />
    public override Resource Decode(
        ResourceMetadata metadata, ReadOnlySpan<byte> specJson, ReadOnlySpan<byte> statusJson, Envelope envelope, SourceDocument? source)
    {
        var specInfo = _specInfo();
        var spec = JsonSerializer.Deserialize(specJson.IsEmpty ? "{}"u8 : specJson, specInfo)
            ?? JsonSerializer.Deserialize("{}"u8, specInfo)!;
        var status = statusJson.IsEmpty || _statusInfo is null ? null : JsonSerializer.Deserialize(statusJson, _statusInfo());
        return new Resource<TSpec>(this, metadata, spec, envelope, status, source);
    }

    /// <inheritdoc />
    public override JsonObject EncodeSpec(Resource resource) =>
        JsonSerializer.SerializeToNode(((Resource<TSpec>)resource).Spec, _specInfo())!.AsObject();

    internal override JsonElement ReadSpec(Resource resource) => JsonSerializer.SerializeToElement(((Resource<TSpec>)resource).Spec, _specInfo());

    internal override JsonElement? ReadStatus(Resource resource) =>
        resource.Status is { } status && _statusInfo is not null ? JsonSerializer.SerializeToElement(status, _statusInfo()) : null;

    /// <inheritdoc />
    public override Resource WithSpec(Resource resource, JsonObject spec) =>
        ((Resource<TSpec>)resource).WithSpec(spec.Deserialize(_specInfo())!);
}
