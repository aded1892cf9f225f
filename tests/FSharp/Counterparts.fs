/// The two faces by reflection: what C# users find in static classes and constructors, and what faces it in the modules of F#.
module Counterparts

open System
open System.Reflection
open Flux
open Flux.FSharp

/// The assembly of the F# face.
let face = typeof<InitBuilder>.Assembly

let modules =
    face.GetExportedTypes() |> Array.filter (fun t -> t.IsAbstract && t.IsSealed)

/// Every public member of the face, with the type that declares it.
let exported =
    let own =
        BindingFlags.Public
        ||| BindingFlags.Static
        ||| BindingFlags.Instance
        ||| BindingFlags.DeclaredOnly

    [
        for t in face.GetExportedTypes() do
            for m in t.GetMembers own -> t, m
    ]

/// The functions and values of a module.
let functions (name: string) =
    match face.GetType $"Flux.FSharp.{name}" with
    | null -> []
    | m -> [ for f in m.GetMembers(BindingFlags.Public ||| BindingFlags.Static) -> f.Name ]

/// What F#'s own functions are called where they are compiled, such as Tanh and Ceiling, with the name that is written, such as tanh and ceil.
let ownOfFSharp =
    let core =
        typeof<list<int>>.Assembly.GetType "Microsoft.FSharp.Core.Operators" |> nonNull

    Map
        [
            for f in core.GetMethods() do
                match f.GetCustomAttribute<CompilationSourceNameAttribute>() with
                | null -> ()
                | written -> f.Name, written.SourceName
        ]

/// Whether a function of F#'s own serves tensors: it looks for a static member of its compiled name.
let isServed (name: string) =
    ownOfFSharp.ContainsKey name
    && (typeof<Tensor>.GetMember(name, BindingFlags.Public ||| BindingFlags.Static)).Length > 0

/// The static classes of the C# face, and the class whose static members make tensors.
let statics =
    typeof<Tensor>.Assembly.GetExportedTypes()
    |> Array.filter (fun t -> t.IsAbstract && t.IsSealed || t = typeof<Tensor>)

/// What a static class offers, with the type it gives; overloads are one.
let offered (owner: Type) =
    [
        for m in owner.GetMembers(BindingFlags.Public ||| BindingFlags.Static ||| BindingFlags.DeclaredOnly) do
            match m with
            | :? FieldInfo as field -> field.Name, field.FieldType, []
            | :? PropertyInfo as property -> property.Name, property.PropertyType, []
            | :? MethodInfo as call when not call.IsSpecialName ->
                call.Name, call.ReturnType, [ for p in call.GetParameters() -> p.ParameterType ]
            | _ -> ()
    ]

let private isGeneric (definition: Type) (t: Type) =
    t.IsGenericType && t.GetGenericTypeDefinition() = definition

let private isLayer (t: Type) =
    isGeneric typedefof<Init<_>> t || typeof<ILayer>.IsAssignableFrom t

/// The modules in which a function of a class is looked for.
let homes (owner: Type) (given: Type) (parameters: Type list) =
    match owner.Name with
    | "Prelude" when given = typeof<Func<Tensor, Tensor>> -> [ "Functions"; "Tensor" ]
    | "Prelude" when isLayer given -> [ "Layer" ]
    | "Prelude" when given = typeof<Initialiser> || parameters = [ typeof<Key>; typeof<int[]> ] -> [ "Initialiser" ]
    | "Prelude" -> [ "Functions"; "Tensor"; "Image"; "Signal"; "Layer"; "Data"; "Initialiser" ]
    | "LayerExtensions"
    | "Explanation" -> [ "Layer" ]
    | "TreeExtensions" -> [ "Tree" ]
    | name -> [ name ]

/// What has another name in F#, and why.
let renamed =
    Map
        [
            "Prelude.Mod", ("modulo", "mod is an operator of OCaml and reserved")
            "Prelude.Map", ("ofBody", "map belongs to the structure that is mapped")
            "Prelude.Map2", ("ofBody2", "map belongs to the structure that is mapped")
            "Prelude.Map3", ("ofBody3", "map belongs to the structure that is mapped")
            "Tensor.Of", ("ofList", "a list for the arrays of C#")
            "TreeExtensions.To", ("toDevice", "to is a keyword")
            "Jld2.Open", ("openFile", "open is a keyword")
            "Bson.Open", ("openFile", "open is a keyword")
            "OptimiserChain.new", ("chain", "the module says of what")
        ]

/// The functions of the module of layers that make one.
let layerNames =
    [
        let m = face.GetType "Flux.FSharp.Layer" |> nonNull

        for f in m.GetMethods(BindingFlags.Public ||| BindingFlags.Static) do
            if
                isLayer f.ReturnType
                && not (f.ReturnType.IsGenericParameter || f.ReturnType.ContainsGenericParameters)
            then
                f.Name.Replace("get_", "")
    ]

/// What F# has no name of its own for, and why.
let absent =
    Map
        [
            "Prelude.Infer", "a size for the C# forms, which F# calls where it has options"
            "Prelude.DataLoader", "another name of Data.Loader"
        ]

let private faces (key: string) (name: string) (homes: string list) =
    let wanted =
        renamed |> Map.tryFind key |> Option.map fst |> Option.defaultValue name

    homes
    |> List.exists (
        functions
        >> List.exists (fun f -> String.Equals(f, wanted, StringComparison.OrdinalIgnoreCase))
    )

/// What of a static class has no counterpart.
let missing (owner: Type) =
    [
        for name, given, parameters in offered owner do
            let key = $"{owner.Name}.{name}"
            let homes = homes owner given parameters

            if not (absent.ContainsKey key || isServed name || faces key name homes) then
                $"{key} in {homes}"
    ]

/// Types that F# users write as they are.
let private plain (t: Type) =
    t.IsPrimitive || t.IsEnum || t = typeof<DType> || t = typeof<Rule>

/// A rule is its constructor; one that asks for types of C# has a function.
let missingRule (rule: Type) =
    let asksForPlain (made: ConstructorInfo) =
        made.GetParameters() |> Array.forall (fun p -> plain p.ParameterType)

    if
        rule.GetConstructors() |> Array.exists asksForPlain
        || faces $"{rule.Name}.new" rule.Name [ "Optimiser" ]
    then
        None
    else
        Some rule.Name

let private ofCSharp =
    [
        "System.ValueTuple"
        "System.Func"
        "System.Action"
        "System.Nullable"
        "System.Collections.Immutable"
        "System.Collections.Generic.IReadOnly"
    ]

/// Types in a signature that belong to the other face.
let rec leaks (t: Type) =
    [
        if
            ofCSharp
            |> List.exists (fun other -> $"{t.Namespace}.{t.Name}".StartsWith(other, StringComparison.Ordinal))
        then
            t.Name

        if t.HasElementType then
            yield! leaks (nonNull (t.GetElementType()))

        for argument in t.GetGenericArguments() do
            yield! leaks argument
    ]
