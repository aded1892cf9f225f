using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Tracing;
using System.Reflection;
using System.Runtime.CompilerServices;
using Flux.Kernels;

namespace Flux.Properties.Kernels;

/// <summary>Runs every map of the library once, and prints where the compiler said that there were too many locals to inline more.</summary>
public sealed class Refusals : EventListener
{
    internal const string Mark = " has too many locals: ";

    internal static readonly DType[] Types = [DType.Float32, DType.Float64];

    // Events come some milliseconds late, and what their buffer does not hold is lost: so few maps run before those that ran are awaited.
    private const int Few = 64;

    private const EventKeywords Inlining = (EventKeywords)0x1000;

    private readonly ConcurrentDictionary<(string Compiled, string Body), bool> maps = [];
    private readonly ConcurrentDictionary<string, string> refused = [];
    private string body = "";

    /// <summary>The program of a process that starts for this.</summary>
    public static void Print()
    {
        using var refusals = new Refusals();
        int run = 0;
        foreach (var type in Types)
        {
            foreach (var body in LaunchableKernels.Bodies.Where(IsOfOne).Append(typeof(TooLargeBody)))
            {
                Run(type, body);
                if (++run % Few == 0) refusals.Await(run);
            }
        }
        refusals.Await(run);
        foreach (var (where, what) in refusals.refused) Console.WriteLine($"{where}{Mark}{what}");
    }

    // What users compose may take as many as they like.
    private static bool IsOfOne(Type body) => !body.IsGenericType || body.GetGenericTypeDefinition() != typeof(Compose<,>);

    private static void Run(DType type, Type body)
    {
        string arguments = typeof(IScalarBody).IsAssignableFrom(body) ? nameof(One) : typeof(IBinaryBody).IsAssignableFrom(body) ? nameof(Two) : nameof(Three);
        double[] numbers = [0, 1, 0.5, -0.5, 3, double.NaN, double.PositiveInfinity, 1e30];
        View x = Views.Of(type, [TileKernel.Grain], i => numbers[i % numbers.Length]), y = Views.Empty(type, [TileKernel.Grain]);
        typeof(Refusals).GetMethod(arguments, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(body).Invoke(null, [x, y]);
    }

    private static void One<B>(View x, View y) where B : unmanaged, IScalarBody => Views.Kernels.Map(default(B), x, y);
    private static void Two<B>(View x, View y) where B : unmanaged, IBinaryBody => Views.Kernels.Map(default(B), x, x, y);
    private static void Three<B>(View x, View y) where B : unmanaged, ITernaryBody => Views.Kernels.Map(default(B), x, x, x, y);

    private void Await(int run)
    {
        var waited = Stopwatch.StartNew();
        while (maps.Count < run)
        {
            if (waited.Elapsed > TimeSpan.FromMinutes(3)) throw new TimeoutException($"{maps.Count} of {run} maps were told of, the last of {body}.");
            Thread.Sleep(1);
        }
    }

    protected override void OnEventSourceCreated(EventSource source)
    {
        if (source.Name == "Microsoft-Windows-DotNETRuntime") EnableEvents(source, EventLevel.Verbose, Inlining);
    }

    protected override void OnEventWritten(EventWrittenEventArgs said)
    {
        string compiled = Said("MethodBeingCompiledNamespace"), called = Said("InlineeNamespace");
        if (!compiled.StartsWith("Flux.", StringComparison.Ordinal)) return;
        bool isMap = compiled.StartsWith("Flux.Kernels.MapTiles`", StringComparison.Ordinal);
        // The body that a map calls comes first, then those within it.
        bool isWithin = body.Contains($"[{called}]", StringComparison.Ordinal) && maps.ContainsKey((compiled, body));
        if (isMap && Said("InlineeName") == nameof(IScalarBody.Invoke) && !isWithin)
        {
            body = called;
            maps[(compiled, body)] = true;
        }
        if (Said("FailReason") != "too many locals") return;
        refused.TryAdd(isMap ? $"{body} in {compiled}" : $"{compiled}.{Said("MethodBeingCompiledName")}", $"{called}.{Said("InlineeName")}");

        string Said(string name) => said.PayloadNames!.IndexOf(name) is >= 0 and int at ? (string)said.Payload![at]! : "";
    }
}

/// <summary>A body that no limit of the compiler lets through.</summary>
internal readonly struct TooLargeBody : IScalarBody
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Invoke<T>(T x) where T : struct, IReal<T> => Eight(Eight(Eight(x)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Eight<T>(T x) where T : struct, IReal<T> => Two(Two(Two(Two(x))));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Two<T>(T x) where T : struct, IReal<T> => T.Exp(T.Log(x));
}
