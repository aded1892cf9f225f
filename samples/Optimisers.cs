#:project ../src/Flux.Functional/Flux.Functional.csproj
#:project ../src/Flux.Reporting/Flux.Reporting.csproj
// The paths of four rules down Rosenbrock's valley, as a picture.
using Flux;
using Flux.Reporting;
using static Flux.Prelude;

static Tensor Valley(Tensor p) => (1 - p[0]) * (1 - p[0]) + 100 * (p[1] - p[0] * p[0]) * (p[1] - p[0] * p[0]);

var start = Tensor.Of([-1.5f, 2f]);
Rule[] rules = [new Descent(1e-3), new Momentum(2e-4), new Nesterov(2e-4), new Adam(0.05)];
var paths = rules.Select(rule => (rule.GetType().Name, Path(rule).Select(p => (p[0].Scalar(), p[1].Scalar())))).ToArray();

string output = Directory.CreateDirectory("out").FullName;
Plot.Paths("Four rules in Rosenbrock's valley", (x, y) => (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x), (-2, 2), (-1, 3), paths).Save(System.IO.Path.Combine(output, "optimisers.png"));
foreach (var rule in rules)
{
    var end = Path(rule).Last();
    Console.WriteLine($"{rule}: ({end[0]:F3}, {end[1]:F3}), f = {Valley(end):G4}");
}

IEnumerable<Tensor> Path(Rule rule)
{
    var (p, optimiser) = (start, rule.Setup(start));
    yield return p;
    for (int i = 0; i < 400; i++)
    {
        (p, optimiser) = optimiser.Update(p, Ad.Gradient(Valley, p));
        yield return p;
    }
}
