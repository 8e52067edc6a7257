namespace MeshTargeting.Validation.Templates;

/// <summary>Why a template cannot be read or rendered, in Go's words. Never leaves <see cref="Template"/>.</summary>
internal sealed class TemplateFailure(string message) : Exception(message);
