using Microsoft.AspNetCore.Http;

namespace MeshTargeting.Server.Tests.Cluster.Protocol;

/// <summary>A watch: a line for each thing that happens after a version, until it is ended.</summary>
internal sealed class WatchResult(ObjectHistory history, string plural, long version) : IResult
{
    private const string TooOld = """{"type":"ERROR","object":{"kind":"Status","status":"Failure","message":"too old resource version","reason":"Expired","code":410}}""";

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (ended, frozen) = (history.Ended, history.Frozen);
        var response = httpContext.Response;
        response.ContentType = "application/json";
        await response.StartAsync();
        if (!history.Remembers(version))
        {
            await response.WriteAsync(TooOld + "\n");
            return;
        }

        while (true)
        {
            // What to wait for is taken before the look at whether all is over: an end between the two would be missed for ever.
            var (happenings, news) = history.After(version, plural);
            if (history.Ended != ended)
            {
                return;
            }

            if (history.Frozen == frozen)
            {
                if (happenings is null)
                {
                    // What was forgotten before it was told would be missed for ever.
                    await response.WriteAsync(TooOld + "\n");
                    return;
                }

                foreach (var happening in happenings)
                {
                    await response.WriteAsync(happening.Line + "\n");
                    version = happening.Version;
                }

                await response.Body.FlushAsync();
            }

            await news.WaitAsync(httpContext.RequestAborted);
        }
    }
}
