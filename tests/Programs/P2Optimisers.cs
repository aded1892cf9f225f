#:project ../../src/Flux.Functional/Flux.Functional.csproj
using Flux;
using static Flux.Prelude;

static Tensor Valley(Tensor p) => (1 - p[0]) * (1 - p[0]) + 100 * (p[1] - p[0] * p[0]) * (p[1] - p[0] * p[0]);

var start = Tensor.Of([-1.5f, 2f]);
foreach (Rule rule in (Rule[])[new Descent(1e-3), new Momentum(1e-3), new Nesterov(1e-3), new Adam(0.05)])
{
    var (p, state) = (start, rule.Setup(start));
    for (int i = 0; i < 200; i++) (p, state) = state.Update(p, Ad.Gradient(Valley, p));
    Console.WriteLine($"{rule}: {p} after {state.Step} steps, f = {Valley(p):G4}");
}

// a rule is a value, so is a chain of rules
Rule decayed = new OptimiserChain(new WeightDecay(1e-4), new ClipNorm(1), new Adam(1e-3));
Rule scheduled = new OptimiserChain(new ClipNorm(1), new Scheduled(Schedules.CosAnneal(1e-3, 1e-5, 100).Warmup(10), eta => new Adam(eta)));
Chain model = Chain(("features", Conv((3, 3), 3, 10, Relu)), ("flatten", Flatten()), ("head", Dense(112, 3))).Build(42);
var opt = decayed.Setup(model).Freeze(path => path.StartsWith("features"));
opt = opt.Freeze(m => m["features"]).Thaw();
opt = opt.Adjust(eta: 1e-4);
opt = opt.Adjust<Adam>(a => a with { Eta = 1e-4, Beta1 = 0.8 });
Console.WriteLine((scheduled, opt));
