namespace MeshTargeting.Server.Certificates;

/// <summary>Says whether HTTPS can be served.</summary>
internal interface ICertificateStatus
{
    /// <summary>What is wrong with the certificate, in a few words; null where nothing is, or where nothing is served over HTTPS.</summary>
    string? Problem();
}
