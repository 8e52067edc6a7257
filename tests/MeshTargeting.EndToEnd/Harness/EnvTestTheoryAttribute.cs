namespace MeshTargeting.EndToEnd.Harness;

/// <summary>What <see cref="EnvTestFactAttribute"/> is for one test, for one that runs once for each of its cases.</summary>
[AttributeUsage(AttributeTargets.Method)]
public class EnvTestTheoryAttribute : TheoryAttribute
{
    /// <summary>Decides, once for each test, whether it can run on this machine.</summary>
    public EnvTestTheoryAttribute()
    {
        if (!EnvTestFactAttribute.IsRequired && EnvTestBinaries.Find(out string whyNot) is null)
        {
            Skip = whyNot;
        }
    }
}
