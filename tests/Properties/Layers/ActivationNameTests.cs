using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Layers;

/// <summary>A layer prints its activation as Flux does.</summary>
public sealed class ActivationNameTests
{
    public static TheoryData<Func<Tensor, Tensor>, string> Rows => new()
    {
        { Relu, "relu" }, { Sigmoid, "σ" }, { Tanh, "tanh" }, { Gelu, "gelu_tanh" }, { GeluSigmoid, "gelu_sigmoid" }, { GeluErf, "gelu_erf" },
        { Swish, "swish" },
        { Softplus, "softplus" }, { Mish, "mish" }, { Lisht, "lisht" }, { Selu, "selu" }, { Relu6, "relu6" }, { HardSigmoid, "hardσ" },
        { HardTanh, "hardtanh" },
        { HardSwish, "hardswish" }, { Softsign, "softsign" }, { LogCosh, "logcosh" }, { TanhShrink, "tanhshrink" }, { LogSigmoid, "logσ" },
        { LeakyRelu(), "leakyrelu" },
        { LeakyRelu(0.2), "leakyrelu" }, { Elu(), "elu" }, { Celu(), "celu" }, { SoftShrink(), "softshrink" }, { Trelu(), "trelu" },
        { RRelu(new Key(1)), "rrelu" }, { Softmax, "softmax" },
    };

    [Theory, MemberData(nameof(Rows))]
    public void An_activation_prints_as_in_Flux(Func<Tensor, Tensor> activation, string name)
    {
        string line = Dense(2, 3, activation).Build(1).ToString();
        Assert.StartsWith($"Dense(2 => 3, {name})", line, StringComparison.Ordinal);
    }

    [Fact]
    public void The_identity_does_not_print() => Assert.StartsWith("Dense(2 => 3)", Dense(2, 3).Build(1).ToString(), StringComparison.Ordinal);
}
