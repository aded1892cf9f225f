using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Flux.Build;

/// <summary>
/// <c>ArgumentNullException.ThrowIfNull(parameter, "parameter")</c> at the head of a method that users can call. The null of an immutable array is its default.
/// Arrays, immutable arrays and tuples are also searched for null items; what comes late or is computed, as sequences and lists may be, is not read here.
/// </summary>
internal sealed class Guard
{
    private const string ImmutableArray = "System.Collections.Immutable.ImmutableArray`1";
    private readonly MethodReference throwIfNull, refusal, refusalOfItem, indexInArray, numberAsText, invariant, joined;

    internal Guard(ModuleDefinition module)
    {
        var core = module.AssemblyReferences.Single(assembly => assembly.Name == "System.Runtime");
        var exception = new TypeReference("System", "ArgumentNullException", module, core);
        throwIfNull = new("ThrowIfNull", module.TypeSystem.Void, exception)
        {
            Parameters = { new(module.TypeSystem.Object), new(module.TypeSystem.String) },
        };
        var text = module.TypeSystem.String;
        refusal = new(".ctor", module.TypeSystem.Void, exception) { HasThis = true, Parameters = { new(text) } };
        refusalOfItem = new(".ctor", module.TypeSystem.Void, exception) { HasThis = true, Parameters = { new(text), new(text) } };
        TypeReference culture = new("System.Globalization", "CultureInfo", module, core), format = new("System", "IFormatProvider", module, core);
        invariant = new("get_InvariantCulture", culture, culture);
        numberAsText = new("ToString", text, module.TypeSystem.Int32) { HasThis = true, Parameters = { new(format) } };
        joined = new("Concat", text, text) { Parameters = { new(text), new(text), new(text) } };
        indexInArray = new("IndexOf", module.TypeSystem.Int32, new TypeReference("System", "Array", module, core));
        var item = new GenericParameter(indexInArray);
        indexInArray.GenericParameters.Add(item);
        indexInArray.Parameters.Add(new(new ArrayType(item)));
        indexInArray.Parameters.Add(new(item));
    }

    /// <summary>Guards what the method's signature forbids; the number of guards.</summary>
    internal int Write(MethodDefinition method)
    {
        if (!method.HasBody || !IsOfUsers(method)) return 0;
        var forbidden = method.Parameters.Where(Nullability.Forbids).ToArray();
        // Before the first instruction, which stays the target of its jumps: no distance within the body changes.
        var first = method.Body.Instructions[0];
        var il = method.Body.GetILProcessor();
        foreach (var instruction in forbidden.SelectMany(parameter => Check(il, parameter))) il.InsertBefore(first, instruction);
        var arrays = method.Parameters.Where(p => p.ParameterType.GetElementType().FullName == ImmutableArray && !p.IsOptional).ToArray();
        foreach (var array in arrays) Check(il, array, first);
        var many = arrays.Concat(forbidden.Where(p => p.ParameterType is ArrayType { Rank: 1 })).Where(Nullability.ForbidsItems).ToArray();
        foreach (var array in many) CheckItems(il, array, first);
        var tuples = method.Parameters.SelectMany(p => Nullability.ForbiddenInTuple(p).Select(item => (Tuple: p, Item: item))).ToArray();
        foreach (var (tuple, item) in tuples) CheckTuple(il, tuple, item, first);
        return forbidden.Length + arrays.Length + many.Length + tuples.Length;
    }

    /// <summary>The type of what is passed, by value or by reference.</summary>
    internal static TypeReference Target(ParameterDefinition parameter)
    {
        var type = parameter.ParameterType;
        while (type is RequiredModifierType or OptionalModifierType or ByReferenceType) type = ((TypeSpecification)type).ElementType;
        return type;
    }

    private IEnumerable<Instruction> Check(ILProcessor il, ParameterDefinition parameter)
    {
        var type = Target(parameter);
        yield return il.Create(OpCodes.Ldarg, parameter);
        if (type != parameter.ParameterType) yield return il.Create(OpCodes.Ldobj, type);
        if (type is GenericParameter) yield return il.Create(OpCodes.Box, type);
        yield return il.Create(OpCodes.Ldstr, parameter.Name);
        yield return il.Create(OpCodes.Call, throwIfNull);
    }

    private void Check(ILProcessor il, ParameterDefinition array, Instruction first)
    {
        var isDefault = new MethodReference("get_IsDefault", il.Body.Method.Module.TypeSystem.Boolean, array.ParameterType) { HasThis = true };
        var past = il.Create(OpCodes.Nop);
        Instruction[] check =
        [
            il.Create(OpCodes.Ldarga, array), il.Create(OpCodes.Call, isDefault), il.Create(OpCodes.Brfalse, past),
            il.Create(OpCodes.Ldstr, array.Name), il.Create(OpCodes.Newobj, refusal), il.Create(OpCodes.Throw), past,
        ];
        foreach (var instruction in check) il.InsertBefore(first, instruction);
    }

    private void CheckItems(ILProcessor il, ParameterDefinition array, Instruction first)
    {
        var method = il.Body.Method;
        var found = new VariableDefinition(method.Module.TypeSystem.Int32);
        method.Body.Variables.Add(found);
        var past = il.Create(OpCodes.Nop);
        Instruction[] check =
        [
            il.Create(array.ParameterType is ArrayType ? OpCodes.Ldarg : OpCodes.Ldarga, array), il.Create(OpCodes.Ldnull),
            il.Create(OpCodes.Call, IndexOf(array.ParameterType)), il.Create(OpCodes.Stloc, found),
            il.Create(OpCodes.Ldloc, found), il.Create(OpCodes.Ldc_I4_0), il.Create(OpCodes.Blt, past),
            il.Create(OpCodes.Ldstr, array.Name), il.Create(OpCodes.Ldstr, $"{Operation(method)}: item "),
            il.Create(OpCodes.Ldloca, found), il.Create(OpCodes.Call, invariant), il.Create(OpCodes.Call, numberAsText),
            il.Create(OpCodes.Ldstr, " is null; one that is not would fit."), il.Create(OpCodes.Call, joined),
            il.Create(OpCodes.Newobj, refusalOfItem), il.Create(OpCodes.Throw), past,
        ];
        foreach (var instruction in check) il.InsertBefore(first, instruction);
    }

    private void CheckTuple(ILProcessor il, ParameterDefinition tuple, int item, Instruction first)
    {
        var type = (GenericInstanceType)tuple.ParameterType;
        var field = new FieldReference($"Item{item + 1}", type.ElementType.GenericParameters[item], type);
        string said = $"{Operation(il.Body.Method)}: {Nullability.NameInTuple(tuple, item)} is null; one that is not would fit.";
        var past = il.Create(OpCodes.Nop);
        Instruction[] check =
        [
            il.Create(OpCodes.Ldarga, tuple), il.Create(OpCodes.Ldfld, field), il.Create(OpCodes.Brtrue, past),
            il.Create(OpCodes.Ldstr, tuple.Name), il.Create(OpCodes.Ldstr, said), il.Create(OpCodes.Newobj, refusalOfItem), il.Create(OpCodes.Throw), past,
        ];
        foreach (var instruction in check) il.InsertBefore(first, instruction);
    }

    private static string Operation(MethodDefinition method) =>
        method.DeclaringType.Name.Split('`')[0] is var type && (method.IsConstructor || method.IsSetter) ? type : $"{type}.{method.Name.Split('.')[^1]}";

    /// <summary>The search of an array, or that of an immutable array for itself.</summary>
    private MethodReference IndexOf(TypeReference type)
    {
        if (type is ArrayType array) return new GenericInstanceMethod(indexInArray) { GenericArguments = { array.ElementType } };
        var item = ((GenericInstanceType)type).ElementType.GenericParameters[0];
        return new("IndexOf", indexInArray.ReturnType, type) { HasThis = true, Parameters = { new(item) } };
    }

    /// <summary>
    /// What users call or override, of types they can name, also by an interface alone; of what the compiler adds to records, only how properties are set.
    /// </summary>
    private static bool IsOfUsers(MethodDefinition method) =>
        (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly || method.Overrides.Any(IsOfOwnInterface)) && IsOfUsers(method.DeclaringType)
        && (method.IsSetter || method.CustomAttributes.All(attribute => attribute.AttributeType.Name != "CompilerGeneratedAttribute"));

    private static bool IsOfOwnInterface(MethodReference method) =>
        method.DeclaringType.Scope.MetadataScopeType == MetadataScopeType.ModuleDefinition && IsOfUsers(method.DeclaringType.Resolve());

    private static bool IsOfUsers(TypeDefinition type) => !type.Name.StartsWith('<')
        && (type.IsPublic || (type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamilyOrAssembly) && IsOfUsers(type.DeclaringType));
}
