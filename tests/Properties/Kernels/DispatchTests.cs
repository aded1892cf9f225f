using Flux.Bodies;
using Flux.Kernels;
using Xunit;

namespace Flux.Properties.Kernels;

/// <summary>Each kernel runs on the types it has code for; any other is an error that names the operation, the type and what would fit.</summary>
public sealed class DispatchTests
{
    private static readonly ConvGeometry conv = new([1], [1], [0], [0], [1], 1, false);
    private static readonly PoolGeometry pool = new([1], [1], [0], [0]);

    private static readonly Dictionary<string, Action<IKernels, Func<View>>> RealKernels = new()
    {
        ["Map"] = (on, v) => on.Map(new TanhBody(), v(), v()),
        ["Map of two"] = (on, v) => on.Map(new AddBody(), v(), v(), v()),
        ["Map of three"] = (on, v) => on.Map(new Sum3(), v(), v(), v(), v()),
        ["Reduce"] = (on, v) => on.Reduce(Reduction.Max, v(), v()),
        ["ArgMax"] = (on, v) => on.ArgMax(v(), 0, v()),
        ["Softmax"] = (on, v) => on.Softmax(v(), 0, false, v()),
        ["LogSumExp"] = (on, v) => on.LogSumExp(v(), 0, v()),
        ["MatMul"] = (on, v) => on.MatMul(v(), false, v(), false, v()),
        ["Conv"] = (on, v) => on.Conv(v(), v(), conv, v()),
        ["ConvInputGradient"] = (on, v) => on.ConvInputGradient(v(), v(), conv, v()),
        ["ConvWeightGradient"] = (on, v) => on.ConvWeightGradient(v(), v(), conv, v()),
        ["MaxPool"] = (on, v) => on.MaxPool(v(), v(), pool, v()),
        ["MaxPoolGradient"] = (on, v) => on.MaxPoolGradient(v(), v(), pool, v()),
        ["MeanPool"] = (on, v) => on.MeanPool(v(), pool, v()),
        ["MeanPoolGradient"] = (on, v) => on.MeanPoolGradient(v(), pool, v()),
        ["Uniform"] = (on, v) => on.Uniform(1, v()),
        ["Normal"] = (on, v) => on.Normal(1, v()),
        ["Adam"] = (on, v) => on.Adam(v(), v(), v(), v(), new(0.9, 0.999, 1e-8, 1e-3, 1), v(), v(), v()),
    };

    private static readonly string[] onGpu = ["Map", "Map of two", "Map of three", "Reduce", "MatMul"];

    /// <summary>x + y + z.</summary>
    private readonly struct Sum3 : ITernaryBody
    {
        public T Invoke<T>(T x, T y, T z) where T : struct, IReal<T> => x + y + z;
    }

    public static TheoryData<string, DType> NotReal()
    {
        var rows = new TheoryData<string, DType>();
        foreach (string name in RealKernels.Keys)
        {
            foreach (var type in (DType[])[DType.Float16, DType.BFloat16, DType.Int32, DType.Bool]) rows.Add(name, type);
        }
        return rows;
    }

    private static View One(Device device, DType type)
    {
        var storage = device.Rent(type, 1);
        storage.Escape();
        device.Kernels.Fill(new(storage, 0, [1, 1, 1]), 0);
        return new(storage, 0, [1, 1, 1]);
    }

    private static void AssertUnfit(Action run, params string[] parts)
    {
        string message = Assert.Throws<ArgumentException>(run).Message;
        Assert.All(parts, part => Assert.Contains(part, message, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(NotReal))]
    public void Kernels_of_reals_refuse_what_is_not_real(string name, DType type)
    {
        string operation = name.Split(' ')[0];
        AssertUnfit(() => RealKernels[name](Views.Kernels, () => One(Views.Cpu, type)), operation, $"{type};", "Float32 or Float64 would fit");
        if (!onGpu.Contains(name)) return;
        var gpu = GpuDevice.Simulator;
        AssertUnfit(() => RealKernels[name](gpu.Kernels, () => One(gpu, type)), operation, $"{type};", "Float32 or Float64 would fit");
    }

    [Theory, InlineData(DType.Float16), InlineData(DType.BFloat16), InlineData(DType.Bool)]
    public void Comparisons_and_sums_by_index_refuse_what_is_only_stored(DType type)
    {
        View x = One(Views.Cpu, type), index = One(Views.Cpu, DType.Int32), truth = One(Views.Cpu, DType.Bool);
        AssertUnfit(() => Views.Kernels.Compare(Comparison.Less, x, x, truth), "Compare", $"{type};", "Float32, Float64 or Int32 would fit");
        AssertUnfit(() => Views.Kernels.ScatterAdd(x, index, One(Views.Cpu, type)), "ScatterAdd", $"{type};", "Float32, Float64 or Int32 would fit");
    }

    [Theory, InlineData(6), InlineData(99), InlineData(-1)]
    public void A_type_that_does_not_exist_has_no_size_and_no_code(int number)
    {
        var type = (DType)number;
        AssertUnfit(() => type.Size(), $"{number};", "Float32", "Bool would fit");
        AssertUnfit(() => Views.Cpu.Rent(type, 3), $"{number};", "Bool would fit");
        AssertUnfit(() => Tensor.Full([2], 0, type), $"{number};", "Bool would fit");
        AssertUnfit(() => Tensor.Zeros(2).Cast(type), $"{number};", "Bool would fit");
        AssertUnfit(() => Dispatch.Reals("Tanh", type, new Nothing()), "Tanh", $"{number};", "Float32 or Float64 would fit");
        AssertUnfit(() => Width<Lanes128<float>, Lanes128<double>>.IsWhole("Less", type), "Less", $"{number};", "Int32 would fit");
        AssertUnfit(
            () => Width<Lanes128<float>, Lanes128<double>>.Reals("Tanh", type, new Nothing()), "Tanh", $"{number};", "Float32 or Float64 would fit");
        AssertUnfit(() => Dispatch.Elements("Cast", type, new Nothing()), "Cast", $"{number};", "Bool would fit");
        AssertUnfit(() => GpuDispatch.Reals("Tanh", type, new Nothing()), "Tanh", $"{number};", "Float32 or Float64 would fit");
    }

    private readonly struct Nothing : IRealWork, ILaneWork, IElementWork, IGpuWork
    {
        void IRealWork.Run<F>() => throw new InvalidOperationException($"It ran at {typeof(F)}.");
        void ILaneWork.Run<V, F>() => throw new InvalidOperationException($"It ran at {typeof(V)}.");
        void IElementWork.Run<E>() => throw new InvalidOperationException($"It ran at {typeof(E)}.");
        void IGpuWork.Run<T, F>() => throw new InvalidOperationException($"It ran at {typeof(T)}.");
    }

    [Theory]
    [InlineData(DType.Float32, 1.1920928955078125e-7)]
    [InlineData(DType.Float64, 2.220446049250313e-16)]
    public void Epsilon_is_the_distance_from_1_to_the_next_number(DType type, double distance) => Assert.Equal(distance, type.Epsilon());
}
