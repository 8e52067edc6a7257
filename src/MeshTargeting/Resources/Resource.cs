namespace MeshTargeting.Resources;

/// <summary>One resource: its kind, metadata and typed spec. Immutable; two resources are equal only if they are the same object.</summary>
public abstract class Resource
{
    private MemoNode? _memos;

    private protected Resource(KindDescriptor kind, ResourceMetadata metadata, Envelope envelope, object? status, SourceDocument? source, Resource? derivedFrom)
    {
        Kind = kind;
        Metadata = metadata;
        Envelope = envelope;
        Status = status;
        Source = source;
        DerivedFrom = derivedFrom;
    }

    /// <summary>The kind, with all that is declared of it.</summary>
    public KindDescriptor Kind { get; }

    /// <summary>Name, namespace, mesh, labels, annotations.</summary>
    public ResourceMetadata Metadata { get; }

    /// <summary>The form in which the manifest wrote it.</summary>
    public Envelope Envelope { get; }

    /// <summary>The status, of the kind's status type; null where there is none.</summary>
    public object? Status { get; }

    /// <summary>Where it stands; null for resources that come from no text (derived ones have that of what they derive from).</summary>
    public SourceDocument? Source { get; }

    /// <summary>What this resource was derived from (a Service, a workload, a Dataplane); null where the input itself holds it.</summary>
    public Resource? DerivedFrom { get; }

    /// <summary>True where Kuma would make this resource; false where the input holds it.</summary>
    public bool IsDerived => DerivedFrom is not null;

    /// <summary>What tells it from others.</summary>
    public ResourceId Id => new(Kind.Name, Metadata.Mesh, Metadata.Namespace, Metadata.Name);

    /// <summary>The spec, untyped; never null.</summary>
    public abstract object SpecObject { get; }

    /// <summary>
    /// Something that follows from this resource alone, made when it is first asked for and kept as long as the resource lives, so that
    /// Worlds which share the resource share it too. There is room for one thing of each type.
    /// </summary>
    /// <param name="given">What it follows from beside the resource.</param>
    /// <param name="isFit">Whether what is kept will do; if not, another takes its place.</param>
    /// <param name="make">Makes it; may run twice where two threads ask at once, and must make the like of it each time.</param>
    internal T Memo<T, TGiven>(TGiven given, Func<T, TGiven, bool> isFit, Func<Resource, TGiven, T> make)
        where T : class
    {
        var kept = Volatile.Read(ref _memos);
        for (var node = kept; node is not null; node = node.Next)
        {
            if (node.Value is T value)
            {
                if (isFit(value, given))
                {
                    return value;
                }

                break;
            }
        }

        // Of two threads that write at once one is overwritten: what it kept is then made once more.
        var made = make(this, given);
        Volatile.Write(ref _memos, new MemoNode(made, Without<T>(Volatile.Read(ref _memos))));
        return made;
    }

    /// <summary>The same resource with other metadata.</summary>
    public abstract Resource WithMetadata(ResourceMetadata metadata);

    /// <summary>The same resource as it is stored in the place of an earlier one of its kind, whose status stays where this one has none.</summary>
    internal abstract Resource InPlaceOf(Resource earlier, ResourceMetadata metadata);

    /// <inheritdoc />
    public override string ToString() => Id.ToString();

    private static MemoNode? Without<T>(MemoNode? node) => node switch
    {
        null => null,
        { Value: T } => node.Next,
        _ => new MemoNode(node.Value, Without<T>(node.Next)),
    };

    private sealed record MemoNode(object Value, MemoNode? Next);
}

/// <summary>A resource whose spec is a <typeparamref name="TSpec"/>.</summary>
/// <typeparam name="TSpec">The record that declares the spec, in <c>Resources/Kinds</c>.</typeparam>
public sealed class Resource<TSpec> : Resource
    where TSpec : class
{
    /// <summary>Makes a resource.</summary>
    public Resource(
        KindDescriptor<TSpec> kind,
        ResourceMetadata metadata,
        TSpec spec,
        Envelope envelope,
        object? status = null,
        SourceDocument? source = null,
        Resource? derivedFrom = null)
        : base(kind, metadata, envelope, status, source, derivedFrom)
    {
        Spec = spec;
    }

    /// <summary>The spec; never null (an absent one is read as an empty one).</summary>
    public TSpec Spec { get; }

    /// <inheritdoc />
    public override object SpecObject => Spec;

    /// <inheritdoc />
    public override Resource<TSpec> WithMetadata(ResourceMetadata metadata) =>
        new((KindDescriptor<TSpec>)Kind, metadata, Spec, Envelope, Status, Source, DerivedFrom);

    /// <inheritdoc />
    internal override Resource<TSpec> InPlaceOf(Resource earlier, ResourceMetadata metadata) =>
        new((KindDescriptor<TSpec>)Kind, metadata, Spec, Envelope, Status ?? earlier.Status, Source, DerivedFrom);

    /// <summary>The same resource with another spec.</summary>
    public Resource<TSpec> WithSpec(TSpec spec) =>
        new((KindDescriptor<TSpec>)Kind, Metadata, spec, Envelope, Status, Source, DerivedFrom);

    /// <summary>The same resource with another status, of the kind's status type.</summary>
    public Resource<TSpec> WithStatus(object status) =>
        new((KindDescriptor<TSpec>)Kind, Metadata, Spec, Envelope, status, Source, DerivedFrom);
}
