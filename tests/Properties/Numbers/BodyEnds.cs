namespace Flux.Properties.Numbers;

/// <summary>What a body and its slope tend to on the left and on the right; NaN where there is nothing to tend to.</summary>
public readonly record struct Ends(double Left, double LeftSlope, double Right, double RightSlope);

/// <summary>The ends of every row of <see cref="BodyTable"/>.</summary>
public static class BodyEnds
{
    private const double Inf = double.PositiveInfinity, None = double.NaN, SeluScale = 1.0507009873554805, SeluAlpha = 1.6732632423543772;

    private static readonly Ends nowhere = new(None, None, None, None), gated = new(0, 0, Inf, 1), line = new(-Inf, 1, Inf, 1), stairs = new(-Inf, 0, Inf, 0),
        logarithmic = new(None, None, Inf, 0), bowl = new(Inf, -1, Inf, 1), step = new(-1, 0, 1, 0), unitStep = new(0, 0, 1, 0);

    public static readonly Dictionary<string, Ends> All = new()
    {
        ["identity"] = line, ["square"] = new(Inf, -Inf, Inf, Inf), ["exp"] = new(0, 0, Inf, Inf), ["expm1"] = new(-1, 0, Inf, Inf),
        ["sin"] = nowhere, ["cos"] = nowhere, ["tan"] = nowhere, ["asin"] = nowhere, ["acos"] = nowhere, ["atanh"] = nowhere,
        ["erf"] = step, ["tanh"] = step, ["sigmoid"] = unitStep, ["atan"] = new(-Math.PI / 2, 0, Math.PI / 2, 0),
        ["sinh"] = new(-Inf, Inf, Inf, Inf), ["cosh"] = new(Inf, -Inf, Inf, Inf), ["asinh"] = stairs, ["acosh"] = logarithmic, ["log2"] = logarithmic,
        ["log10"] = logarithmic,
        ["floor"] = stairs, ["ceiling"] = stairs, ["round"] = stairs, ["truncate"] = stairs,
        ["log"] = logarithmic, ["log1p"] = logarithmic, ["sqrt"] = logarithmic, ["1.5/x"] = new(0, 0, 0, 0), ["x^1.7"] = new(None, None, Inf, Inf),
        ["x^3"] = new(-Inf, Inf, Inf, Inf), ["x^1"] = line, ["x^0"] = new(1, 0, 1, 0), ["3 x"] = new(-Inf, 3, Inf, 3), ["x + 3"] = line,
        ["2 x + 3"] = new(-Inf, 2, Inf, 2),
        ["sign"] = step, ["abs"] = bowl, ["relu"] = gated, ["leakyrelu"] = new(-Inf, 0.1, Inf, 1), ["elu"] = new(-1.5, 0, Inf, 1), ["celu"] = new(-1.5, 0, Inf, 1),
        ["selu"] = new(-SeluScale * SeluAlpha, 0, Inf, SeluScale), ["relu6"] = new(0, 0, 6, 0), ["hardtanh"] = step, ["hardsigmoid"] = unitStep,
        ["hardswish"] = gated,
        ["softshrink"] = line, ["clamp"] = new(-0.5, 0, 2, 0), ["xlogx"] = new(None, None, Inf, Inf), ["trelu"] = gated, ["softplus"] = gated,
        ["logsigmoid"] = new(-Inf, 1, 0, 0),
        ["gelu"] = gated, ["gelu by sigmoid"] = gated, ["gelu by erf"] = gated, ["swish"] = gated, ["lisht"] = bowl, ["mish"] = gated,
        ["softsign"] = step, ["logcosh"] = bowl,
        ["tanhshrink"] = line, ["tanh of sigmoid"] = new(0, 0, Math.Tanh(1), 0),
    };
}
