using Flux.Kernels;
using static Flux.Prelude;

namespace Flux.Bench;

/// <summary>The steps that are compared with TorchSharp's, by its names.</summary>
internal static partial class Workloads
{
    /// <summary>Where the steps run.</summary>
    internal static Device On { get; set; } = Device.Cpu;

    internal static SortedDictionary<string, Func<Work>> All => Build();

    private static SortedDictionary<string, Func<Work>> Build()
    {
        var all = new SortedDictionary<string, Func<Work>>(StringComparer.Ordinal);
        foreach (int n in (int[])[16, 64, 128, 256, 512, 1024, 2048])
        {
            all[$"gemm_{n:D4}"] = () =>
            {
                var (a, b) = (Normal(n, n), Normal(n, n));
                return Work(() => a.MatMul(b), flops: 2.0 * n * n * n);
            };
        }
        all["gemm_row_64x256"] = () =>
        {
            var (row, b) = (Normal(1, 64), Normal(64, 256));
            return Work(() => row.MatMul(b), flops: 2.0 * 64 * 256);
        };
        foreach (var (tag, n) in new[] { ("1M", 1 << 20), ("16M", 16 << 20) })
        {
            all[$"ewin_tanh_{tag}"] = () => Again(n, Tanh);
            all[$"ewin_relu_{tag}"] = () => Again(n, Relu);
            all[$"ewin_sigmoid_{tag}"] = () => Again(n, Sigmoid);
            all[$"ewin_add_{tag}"] = () =>
            {
                var b = Tensor.Zeros(n).To(On);
                return Again(n, x => x + b, 12);
            };
            all[$"ew_tanh_{tag}"] = () => Unary(n, Tanh);
            all[$"ew_relu_{tag}"] = () => Unary(n, Relu);
            all[$"ew_exp_{tag}"] = () => Unary(n, Exp);
            all[$"ew_sigmoid_{tag}"] = () => Unary(n, Sigmoid);
            all[$"ew_add_{tag}"] = () =>
            {
                var b = Normal(n);
                return Unary(n, x => x + b, 12);
            };
        }
        all["softmax_10x65536"] = () => Reduced([10, 65536], x => Softmax(x, 0), 2);
        all["softmax_65536x10_dim0"] = () => Reduced([65536, 10], x => Softmax(x, 1), 2);
        all["sum_1M"] = () => Reduced([1 << 20], Sum, 1);
        all["sum_16M"] = () => Reduced([16 << 20], Sum, 1);
        all["op_overhead_add_16"] = () =>
        {
            var (a, b) = (Normal(16), Normal(16));
            return Work(() => a + b);
        };

        if (On is GpuDevice gpu)
        {
            all["launch_1000_ilgpu"] = () => BareLaunches(gpu);
            all["launch_1000"] = () => Launches(gpu);
            all["launch_1000_relu"] = () => Operations(Relu);
            all["launch_1000_add"] = () => Operations(x => x + x);
        }

        all["dense_step"] = () => Training(Mlp(784, 256, 128, 10), Normal(784, 64), Labels(10, 64), Loss.LogitCrossEntropy);
        all["mlp_small_step"] = () => Training(SmallMlp(), Normal(2, 32), Bits(32), Loss.LogitBinaryCrossEntropy);
        foreach (int b in (int[])[5, 64])
        {
            all[$"shark_step_b{b}"] = () => Training(Shark(), Normal(64, 64, 3, b), Labels(3, b), (ŷ, y) => Loss.LogitCrossEntropy(Softmax(ŷ), y));
            all[$"shark_fwd_b{b}"] = () => Forward(Shark(), Normal(64, 64, 3, b));
        }
        all["lenet_step"] = () => Training(LeNet(), Normal(28, 28, 1, 128), Labels(10, 128), Loss.LogitCrossEntropy);
        all["lenet_fwd"] = () => Forward(LeNet(), Normal(28, 28, 1, 128));
        all["infer_dense_b1"] = () => Forward(Mlp(784, 256, 128, 10), Normal(784, 1));
        all["conv_res_fwd"] = () => Convolution(false);
        all["conv_res_fwdbwd"] = () => Convolution(true);
        all["batchnorm_fwdbwd"] = BatchNormalisation;
        all["layernorm_fwdbwd"] = LayerNormalisation;
        all["lstm_step"] = Sequence;
        all["attention_step_sdpa"] = SelfAttention;
        all["adam_10M"] = Adam;
        foreach (string kind in (string[])["grad", "grad_create_graph", "hvp", "hessian", "persample_grad"]) all[$"ho_{kind}"] = () => HigherOrder(kind);
        return all;
    }

    private static Chain Mlp(int a, int b, int c, int o) => Chain(Dense(a, b, Relu), Dense(b, c, Relu), Dense(c, o)).Build(1).To(On);

    private static Chain SmallMlp() => Chain(Dense(2, 16, Tanh), Dense(16, 16, Tanh), Dense(16, 1)).Build(1).To(On);

    private static Chain Shark() => Chain(
        Conv((3, 3), 3, 10, Relu), MaxPool((2, 2)), Conv((5, 5), 10, 5, Relu), MaxPool((2, 2)),
        Conv((10, 10), 5, 7, Relu), Flatten(), Dense(112, 3, Sigmoid)).Build(1).To(On);

    private static Chain LeNet() => Chain(
        Conv((5, 5), 1, 6, Relu, pad: 2), MaxPool((2, 2)), Conv((5, 5), 6, 16, Relu), MaxPool((2, 2)),
        Flatten(), Dense(400, 120, Relu), Dense(120, 84, Relu), Dense(84, 10)).Build(1).To(On);

    private static Tensor Normal(params int[] shape) => Tensor.Normal(new Key(1), shape).To(On);

    private static Tensor Labels(int classes, int count) =>
        OneHot([.. Enumerable.Range(0, count).Select(i => i * 7 % classes)], [.. Enumerable.Range(0, classes)]).To(On);

    private static Tensor Bits(int count) => Tensor.Of([.. Enumerable.Range(0, count).Select(i => (float)(i * 7 % 2))], 1, count).To(On);

    private static Work Work(Func<Tensor> f, double flops = 0, double bytes = 0) => new(() => GC.KeepAlive(f()), flops, bytes);

    private static Work Unary(int n, Func<Tensor, Tensor> f, int bytesEach = 8)
    {
        var x = Normal(n);
        return Work(() => f(x), bytes: (double)bytesEach * n);
    }

    /// <summary>The result takes the argument's place, as where the rival works in place.</summary>
    private static Work Again(int n, Func<Tensor, Tensor> f, int bytesEach = 8)
    {
        var x = Normal(n);
        return new(() => x = f(x), Bytes: (double)bytesEach * n);
    }

    private static Work Reduced(int[] shape, Func<Tensor, Tensor> f, int passes)
    {
        var x = Normal(shape);
        return Work(() => f(x), bytes: 4.0 * passes * x.Shape.Elements);
    }

    private static Work Forward(Chain model, Tensor x) => Work(() => model.Forward(x));

    /// <summary>A step as users take it: the library's own fold, so that what it releases is released here too.</summary>
    private static Work Training(Chain model, Tensor x, Tensor y, Func<Tensor, Tensor, Tensor> loss)
    {
        var state = Train.Start(model, new Adam(), new Key(1));
        return new(() => state = Train.Step(state, (x, y), (m, b, key) =>
        {
            var (ŷ, next) = m.Train(b.x, key);
            return (loss(ŷ, b.y), next);
        }).Next);
    }

    private static Work Convolution(bool backward)
    {
        var layer = Conv((3, 3), 64, 64, pad: 1).Build(1).To(On);
        var (x, g) = (Normal(56, 56, 64, 8), Normal(56, 56, 64, 8));
        double flops = 2.0 * 8 * 64 * 64 * 9 * 56 * 56;
        return backward
            ? new(() => GC.KeepAlive(Ad.Gradient(p => Sum(p.layer.Forward(p.x) * g), (layer, x))), 3 * flops)
            : Work(() => layer.Forward(x), flops);
    }

    private static Work BatchNormalisation()
    {
        var layer = BatchNorm(64).To(On);
        var (x, g) = (Normal(56, 56, 64, 8), Normal(56, 56, 64, 8));
        return new(() => GC.KeepAlive(Ad.Pullback(p => p.layer.Train(p.x).Y, (layer, x)).Pullback(g)));
    }

    private static Work Adam()
    {
        const int n = 10_000_000;
        var (p, g) = (Normal(n), Normal(n) * 1e-3);
        var optimiser = new Adam(1e-3).Setup(p);
        return new(() => (p, optimiser) = optimiser.Update(p, g), Bytes: 28.0 * n);
    }

    private static Work HigherOrder(string kind)
    {
        var model = SmallMlp();
        var (x, y) = (Normal(2, 32), Bits(32));
        Tensor Objective(Chain m) => Loss.LogitBinaryCrossEntropy(m.Forward(x), y);
        var v = Tree.Map(model, w => Tensor.Normal(new Key(2), [.. w.Shape]).To(On));
        var (flat, rebuild) = Tree.Destructure(model);
        return kind switch
        {
            "grad" => new(() => GC.KeepAlive(Ad.Gradient(Objective, model))),
            "grad_create_graph" => new(() => GC.KeepAlive(Ad.Pullback(m => Ad.Gradient(Objective, m), model))),
            "persample_grad" => new(() => GC.KeepAlive(Ad.PerObservation((m, b) => Loss.LogitBinaryCrossEntropy(m.Forward(b.x), b.y), model, (x, y)))),
            "hvp" => new(() => GC.KeepAlive(Ad.HessianVectorProduct(Objective, model, v))),
            _ => new(() => GC.KeepAlive(Ad.Hessian(p => Objective(rebuild(p)), flat))),
        };
    }
}
