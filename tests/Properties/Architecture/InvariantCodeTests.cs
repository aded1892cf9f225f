using Mono.Cecil;
using Mono.Cecil.Cil;
using Xunit;

namespace Flux.Properties.Architecture;

/// <summary>No compiled line of the libraries writes a number in the culture of the machine.</summary>
public sealed class InvariantCodeTests
{
    private static readonly HashSet<string> floating = ["System.Single", "System.Double", "System.Half", "System.Decimal"];
    private static readonly HashSet<string> numbers =
        [.. floating, "System.Int16", "System.Int32", "System.Int64", "System.SByte", "System.IntPtr", "System.DateTime"];

    [Theory, InlineData("Flux.Kernels"), InlineData("Flux.Functional"), InlineData("Flux.Reporting"), InlineData("Flux.Images"), InlineData("Flux.Logging"),
     InlineData("Flux.Distributed")]
    public void Numbers_are_written_without_a_culture(string project)
    {
        using var module = ModuleDefinition.ReadModule(Path.Combine(AppContext.BaseDirectory, $"{project}.dll"));
        var bodies = module.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody).ToArray();
        Assert.True(bodies.Length > 20);
        string[] faults =
        [
            .. from method in bodies
               from line in method.Body.Instructions
               let fault = Fault(method, line)
               where fault is not null
               select $"{method.FullName}: {fault}",
        ];
        Assert.True(faults.Length == 0, string.Join('\n', faults));
    }

    private static string? Fault(MethodDefinition method, Instruction line) => line.Operand switch
    {
        MethodReference { DeclaringType: { FullName: "System.Runtime.CompilerServices.DefaultInterpolatedStringHandler", Scope: AssemblyNameReference } } =>
            "$\"...\" of .NET",
        GenericInstanceMethod { DeclaringType.FullName: "System.String", Name: "Join" } join when numbers.Contains(join.GenericArguments[0].FullName) =>
            "string.Join of numbers",
        MethodReference { DeclaringType.FullName: "System.Text.StringBuilder", Name: "Append", Parameters: [var only] }
            when numbers.Contains(only.ParameterType.FullName) => "Append of a number",
        MethodReference { Name: "ToString", Parameters.Count: 0 } call when Written(method, line, call) is { } number => $"ToString of {number}",
        _ => null,
    };

    /// <summary>
    /// What a ToString without arguments writes, if that is a number. The compiler's own text of a public record is asked only for those that can have a point.
    /// </summary>
    private static string? Written(MethodDefinition method, Instruction line, MethodReference call)
    {
        var type = line.Previous is { OpCode.Code: Code.Constrained } constrained ? (TypeReference)constrained.Operand : call.DeclaringType;
        if (method.Name != "PrintMembers") return numbers.Contains(type.FullName) ? type.FullName : null;
        return IsSeen(method.DeclaringType) && floating.Contains(type.FullName) && !PrintsItself(method.DeclaringType) ? type.FullName : null;
    }

    private static bool IsSeen(TypeDefinition type) => type.IsPublic || type.IsNestedPublic && IsSeen(type.DeclaringType);

    private static bool PrintsItself(TypeDefinition record)
    {
        var print = record.Methods.FirstOrDefault(m => m is { Name: "ToString", Parameters.Count: 0 });
        if (print is not null) return !print.CustomAttributes.Any(a => a.AttributeType.Name == "CompilerGeneratedAttribute");
        return record.BaseType?.GetElementType() is { Scope: ModuleDefinition } parent && PrintsItself(parent.Resolve());
    }
}
