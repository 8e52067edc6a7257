using System.Diagnostics.Metrics;
using MeshTargeting.Server.Admission;
using MeshTargeting.Server.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MeshTargeting.Server.Tests.Harness;

/// <summary>The metrics of a server of one's own, and what it logs of its reviews.</summary>
internal sealed class MeasuredServer : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly MeterListener _listener = new();
    private readonly List<(string Name, Dictionary<string, string> Labels, double Value)> _measured = [];

    public MeasuredServer(TimeProvider? time = null)
    {
        var meters = _services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            // Others run beside this one in the same process.
            if (ReferenceEquals(instrument.Meter.Scope, meters))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, labels, _) => Add(instrument, value, labels));
        _listener.SetMeasurementEventCallback<int>((instrument, value, labels, _) => Add(instrument, value, labels));
        _listener.SetMeasurementEventCallback<double>((instrument, value, labels, _) => Add(instrument, value, labels));
        _listener.Start();
        Meters = meters;
        Metrics = new ServerMetrics(meters);
        Recorder = new ReviewRecorder(Metrics, time ?? TimeProvider.System, new Lines(Log));
    }

    /// <summary>What makes meters.</summary>
    public IMeterFactory Meters { get; }

    public ServerMetrics Metrics { get; }

    public ReviewRecorder Recorder { get; }

    /// <summary>The lines of the log, exceptions included.</summary>
    public List<string> Log { get; } = [];

    /// <summary>What was measured under exactly these labels; observed instruments are asked now.</summary>
    public double Sum(string name, params (string Name, string Value)[] labels)
    {
        lock (_measured)
        {
            _measured.RemoveAll(m => m.Name == "meshservice_fallbacks_total");
            _listener.RecordObservableInstruments();
            return _measured.Where(m => m.Name == name && m.Labels.Count == labels.Length && labels.All(l => m.Labels.GetValueOrDefault(l.Name) == l.Value)).Sum(m => m.Value);
        }
    }

    public void Dispose()
    {
        _listener.Dispose();
        _services.Dispose();
    }

    /// <summary>Reviews are measured on threads of their own, perhaps while somebody asks.</summary>
    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> labels)
    {
        lock (_measured)
        {
            _measured.Add((instrument.Name, labels.ToArray().ToDictionary(l => l.Key, l => (string)l.Value!), value));
        }
    }

    private sealed class Lines(List<string> lines) : ILogger<ReviewRecorder>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Add($"{logLevel}: {formatter(state, exception)} {exception}");
    }
}
