using System.Reflection;
using System.Text.RegularExpressions;
using ILGPU;
using ILGPU.Backends.EntryPoints;
using ILGPU.Backends.PTX;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;
using Xunit;

namespace Flux.Properties.Kernels;

/// <summary>
/// Code for CUDA is generated for every kernel, without a device: it compiles, calls nothing that has no body, and products keep their tiles in registers.
/// That says that code is there, not that it runs.
/// </summary>
public sealed partial class PtxTests
{
    public static TheoryData<string> Architectures => ["SM_80", "SM_90", "SM_100"];

    [Theory, MemberData(nameof(Architectures))]
    public void Every_kernel_has_code_for_CUDA(string name)
    {
        var (architecture, instructions) = name switch
        {
            "SM_80" => (CudaArchitecture.SM_80, CudaInstructionSet.ISA_78),
            "SM_90" => (CudaArchitecture.SM_90, CudaInstructionSet.ISA_78),
            _ => (CudaArchitecture.SM_100, CudaInstructionSet.ISA_86),
        };
        var faults = new List<string>();
        var left = LaunchableKernels.All.AsEnumerable();
        // A failed compilation spoils its context, so what is left goes on in another.
        while (left.Any()) left = Compile(left, architecture, instructions, faults);
        Assert.True(faults.Count == 0, $"{faults.Count} faults:\n{string.Join('\n', faults.Take(40))}");
    }

    [Fact]
    public void Every_kernel_method_has_an_instance() =>
        Assert.Empty(LaunchableKernels.Methods.Where(method => !LaunchableKernels.Instances(method).Any()).Select(LaunchableKernels.Name));

    [Fact]
    public void The_documentation_counts_the_kernels()
    {
        string text = File.ReadAllText(Path.Combine(Checkout.Root, "docs", "devices.md"));
        Assert.Contains($"{LaunchableKernels.All.Length} kernels", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(Fused), "calls ")]
    [InlineData(nameof(Tiled), "has local memory")]
    [InlineData(nameof(Thrown), "does not compile")]
    public void A_fault_is_seen_and_what_follows_still_compiles(string kernel, string fault)
    {
        var faults = new List<string>();
        var left = Compile([Of(kernel), Of(nameof(Sound))], CudaArchitecture.SM_80, CudaInstructionSet.ISA_78, faults);
        Assert.Empty(Compile(left, CudaArchitecture.SM_80, CudaInstructionSet.ISA_78, faults));
        Assert.Contains(fault, Assert.Single(faults), StringComparison.Ordinal);

        static MethodInfo Of(string name) => typeof(PtxTests).GetMethod(name, BindingFlags.Static | BindingFlags.NonPublic)!;
    }

    internal static void Sound(Index1D i, ArrayView<float> y) => y[i] = y[i] + 1;

    internal static void Fused(Index1D i, ArrayView<float> y) => y[i] = float.FusedMultiplyAdd(y[i], y[i], y[i]);

    internal static void Thrown(Index1D i, ArrayView<float> y)
    {
        if (y[i] > 0) throw new InvalidOperationException("");
    }

    internal static void Tiled(Index1D i, ArrayView<float> y)
    {
        var kept = LocalMemory.Allocate1D<float>(16);
        for (int k = 0; k < 16; k++) kept[k] = y[k];
        y[i] = kept[i % 16];
    }

    [Theory]
    [InlineData(".func (.reg .f32 r) known (.reg .f32 x)\n{\nret;\n}\ncall.uni (r), known, (x);", "")]
    [InlineData(".extern .func (.param .f32 r) lost (.param .f32 x);\ncall (r), lost, (x);", "lost")]
    [InlineData("\tcall other;", "other")]
    public void A_call_without_a_body_is_seen(string ptx, string expected) => Assert.Equal(expected, string.Join(' ', Lost(ptx)));

    private static IEnumerable<MethodInfo> Compile(
        IEnumerable<MethodInfo> kernels, CudaArchitecture architecture, CudaInstructionSet instructions, List<string> faults)
    {
        using var context = Context.Create(builder => builder.EnableAlgorithms());
        using var backend = new PTXBackend(context, architecture, instructions, null!);
        int done = 0;
        foreach (var kernel in kernels)
        {
            done++;
            string name = LaunchableKernels.Name(kernel);
            try
            {
                bool indexed = kernel.GetParameters()[0].ParameterType == typeof(Index1D);
                var entry = indexed ? EntryPointDescription.FromImplicitlyGroupedKernel(kernel) : EntryPointDescription.FromExplicitlyGroupedKernel(kernel);
                string ptx = ((PTXCompiledKernel)backend.Compile(entry, default(KernelSpecialization))).PTXAssembly;
                foreach (string lost in Lost(ptx)) faults.Add($"{name} calls {lost}, which has no body");
                if (kernel.Name == "Tiled" && Local().IsMatch(ptx)) faults.Add($"{name} has local memory");
            }
            catch (Exception e)
            {
                faults.Add($"{name} does not compile: {(e.InnerException ?? e).Message}");
                return [.. kernels.Skip(done)];
            }
        }
        return [];
    }

    private static IEnumerable<string> Lost(string ptx)
    {
        var known = Bodies().Matches(ptx).Select(match => match.Groups[1].Value).ToHashSet();
        return Calls().Matches(ptx).Select(match => match.Groups[1].Value).Where(name => !known.Contains(name)).Distinct();
    }

    [GeneratedRegex(@"\bcall(?:\.uni)?\s+(?:\([^)]*\)\s*,\s*)?([\w$%]+)")]
    private static partial Regex Calls();

    [GeneratedRegex(@"\.func\s*(?:\([^)]*\)\s*)?([\w$%]+)\s*(?:\([^)]*\))?\s*\{")]
    private static partial Regex Bodies();

    [GeneratedRegex(@"^\s*\.local\b|\b(?:ld|st)\.local\b", RegexOptions.Multiline)]
    private static partial Regex Local();
}
