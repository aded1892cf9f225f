#:project ../src/Flux.Functional/Flux.Functional.csproj
#:project ../src/Flux.Reporting/Flux.Reporting.csproj
// Four rules go down one valley; their paths as a picture: dotnet run -c Release samples/Optimisers.cs [-- --out FOLDER]
using Flux;
using Flux.Reporting;
using static Flux.Prelude;

string output = Directory.CreateDirectory(args is ["--out", var folder] ? folder : "out").FullName;

// Twenty times as steep across as along.
static Tensor Valley(Tensor p) => 0.05 * p[0] * p[0] + p[1] * p[1];

var start = Tensor.Of([-9f, 2.5f]);
Rule[] rules = [new Descent(0.9), new Momentum(0.1), new Nesterov(0.1), new Adam(0.4)];
var paths = rules.Select(rule => (Name: rule.GetType().Name, Points: Descend(rule).Take(61).ToList())).ToList();

foreach (var (name, points) in paths)
{
    Tensor end = points[^1];
    Console.WriteLine($"{name,-9} {points.Count - 1} steps to ({end[0]:F3}, {end[1]:F3}), height {Valley(end):F6}");
}

Plot.Paths("Four rules in one valley", (x, y) => 0.05 * x * x + y * y, (-10, 4), (-3, 3), [.. paths.Select(p => (p.Name, p.Points.Select(Point)))])
    .Save(Path.Combine(output, "optimisers.png"));

bool allArrive = paths.All(p => Valley(p.Points[^1]).Scalar() < 0.01 * Valley(start).Scalar());
return allArrive ? 0 : 1;

IEnumerable<Tensor> Descend(Rule rule)
{
    var (p, optimiser) = (start, rule.Setup(start));
    while (true)
    {
        yield return p;
        (p, optimiser) = optimiser.Update(p, Ad.Gradient(Valley, p));
    }
}

static (double X, double Y) Point(Tensor p) => (p[0].Scalar(), p[1].Scalar());
