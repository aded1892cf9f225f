#:project ../src/Flux.Functional/Flux.Functional.csproj
#:project ../src/Flux.Reporting/Flux.Reporting.csproj
// A damped wave found in noise, by L-BFGS and by Adam: dotnet run -c Release samples/CurveFit.cs [-- --out FOLDER]
using Flux;
using Flux.Reporting;
using static Flux.Prelude;

string output = Directory.CreateDirectory(args is ["--out", var folder] ? folder : "out").FullName;

// What is measured: 120 points of a wave, and noise.
var key = new Key(1);
var truth = Wave.Of(amplitude: 2, decay: 0.35, frequency: 3, phase: 0.6);
Tensor time = Tensor.Of([.. Enumerable.Range(0, 120).Select(i => i / 20.0)]);
Tensor measured = truth.At(time) + 0.05 * Tensor.Normal(key, 120).Cast(DType.Float64);

// What is sought: the wave that misses the points least. Any record of tensors is a point to start from.
var start = Wave.Of(amplitude: 1, decay: 0.1, frequency: 2.6, phase: 0);
Tensor Misfit(Wave wave) => Loss.Mse(wave.At(time), measured);

// L-BFGS after 0, 1, 2, ... steps, and the same number of steps of Adam.
const int steps = 40;
var found = Enumerable.Range(0, steps + 1).Select(n => Minimise.Lbfgs(Misfit, start, maxSteps: n)).ToList();
var walked = Descend(new Adam(0.05)).Take(steps + 1).ToList();

Wave fast = found[^1].X, slow = walked[^1];
Console.WriteLine($"truth   {truth}");
Console.WriteLine($"L-BFGS  {fast}, misfit {found[^1].Value:F5} after {found[^1].Steps} steps");
Console.WriteLine($"Adam    {slow}, misfit {Misfit(slow).Scalar():F5} after {steps} steps");

Plot.Of("Curve fit: the decimal logarithm of the misfit by step",
        Series.Line("L-BFGS", found.Select(minimum => Math.Log10(minimum.Value))),
        Series.Line("Adam", walked.Select(wave => Math.Log10(Misfit(wave).Scalar()))))
    .Save(Path.Combine(output, "curvefit-misfit.png"));
double[] t = time.ToDoubles();
(Plot.Of("Curve fit: points and waves",
        Series.Scatter("measured", t, measured.ToDoubles()),
        Series.Line("L-BFGS", t, fast.At(time).ToDoubles()),
        Series.Line("Adam", t, slow.At(time).ToDoubles())) with { XLabel = "time" })
    .Save(Path.Combine(output, "curvefit-waves.png"));

bool near = Math.Abs(fast.Frequency.Scalar() - 3) < 0.02 && Math.Abs(fast.Decay.Scalar() - 0.35) < 0.02;
return near && found[^1].Converged && found[^1].Value < Misfit(slow).Scalar() ? 0 : 1;

IEnumerable<Wave> Descend(Rule rule)
{
    var (wave, optimiser) = (start, rule.Setup(start));
    while (true)
    {
        yield return wave;
        (wave, optimiser) = optimiser.Update(wave, Ad.Gradient(Misfit, wave));
    }
}

sealed record Wave(Tensor Amplitude, Tensor Decay, Tensor Frequency, Tensor Phase)
{
    public static Wave Of(double amplitude, double decay, double frequency, double phase) =>
        new(Number(amplitude), Number(decay), Number(frequency), Number(phase));

    /// <summary>a e^(-bt) cos(ωt + φ).</summary>
    public Tensor At(Tensor t) => Amplitude * Exp(-Decay * t) * Cos(Frequency * t + Phase);

    public override string ToString() => $"{Amplitude:F3} e^(-{Decay:F3} t) cos({Frequency:F3} t + {Phase:F3})";

    private static Tensor Number(double value) => Tensor.Full(Shape.Scalar, value, DType.Float64);
}
