using System.Globalization;
using System.Text;

namespace MeshTargeting.Benchmarks.Admission;

/// <summary>A folder of manifests for the server to read: as many proxies as MeshServices, and policies.</summary>
internal sealed class AdmissionWorld : IDisposable
{
    private const int ServicesPerFile = 1000;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("meshservice-benchmark-");

    public AdmissionWorld(int services, int policies)
    {
        Services = services;
        Policies = policies;
        for (var file = 0; file * ServicesPerFile < services; file++)
        {
            Write(file, "");
        }
    }

    public string Folder => _folder.FullName;

    public int Services { get; }

    public int Policies { get; }

    /// <summary>Changes every MeshService of a file, and with it a thousand resources of the World.</summary>
    public void Change(int turn) => Write(turn % ((Services + ServicesPerFile - 1) / ServicesPerFile), $"    turn: \"{turn}\"\n");

    public void Dispose() => _folder.Delete(recursive: true);

    private void Write(int file, string label)
    {
        var text = new StringBuilder();
        for (var i = file * ServicesPerFile; i < Math.Min(Services, (file + 1) * ServicesPerFile); i++)
        {
            text.Append("---\n").Append(Manifests.MeshService(i).Replace("    tier: backend\n", "    tier: backend\n" + label, StringComparison.Ordinal));
            text.Append("---\n").Append(Manifests.Dataplane(i));
            if (i < Policies)
            {
                text.Append("---\n").Append(Manifests.Policy(i));
            }
        }

        // Put in place as a whole: the server never reads half of it.
        var path = Path.Combine(_folder.FullName, string.Create(CultureInfo.InvariantCulture, $"{file:d2}.yaml"));
        File.WriteAllText(path + ".new", text.ToString());
        File.Move(path + ".new", path, overwrite: true);
    }
}
