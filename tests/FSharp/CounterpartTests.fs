module CounterpartTests

open System
open System.IO
open System.Reflection
open System.Text.RegularExpressions
open System.Xml.Linq
open Counterparts
open Flux
open Flux.FSharp
open Xunit

/// A class as it would be had someone added an activation and an initialiser to C# alone.
type Prelude =
    static member Relu = Flux.Prelude.Relu
    static member Hump: Func<Tensor, Tensor> = Func<_, _>(fun x -> x * x)
    static member Spread(key: Key, [<ParamArray>] shape: int[]) : Tensor = Tensor.Normal(key, shape)

/// A rule as it would be had someone added one that F# users could not make.
type Alternating(rules: Collections.Immutable.ImmutableArray<Rule>) =
    member _.Rules = rules

[<Fact>]
let ``every function of every static class has its counterpart`` () =
    Assert.Contains("Train", [ for owner in statics -> owner.Name ])
    Assert.Empty(statics |> Seq.collect missing)

[<Fact>]
let ``every rule is made in F#`` () =
    let rules =
        typeof<Rule>.Assembly.GetExportedTypes()
        |> Array.filter (fun t -> typeof<Rule>.IsAssignableFrom t && not t.IsAbstract)

    Assert.True(rules.Length > 20)
    Assert.Empty(rules |> Seq.choose missingRule)

[<Fact>]
let ``what is added to C# alone is found`` () =
    Assert.Equal<string list>(
        [ "Prelude.Hump in [Functions; Tensor]"; "Prelude.Spread in [Initialiser]" ],
        List.sort (missing typeof<Prelude>)
    )

    Assert.Equal(Some "Alternating", missingRule typeof<Alternating>)

[<Fact>]
let ``the lists of exceptions name what exists, with reasons, and are short`` () =
    let all =
        [
            "OptimiserChain.new"
            for owner in statics do
                for name, _, _ in offered owner do
                    $"{owner.Name}.{name}"
        ]

    Assert.All(Map.keys renamed, (fun key -> Assert.Contains(key, all)))
    Assert.All(Map.keys absent, (fun key -> Assert.Contains(key, all)))
    Assert.All(Seq.append (Seq.map snd renamed.Values) absent.Values, (fun reason -> Assert.True(reason.Length > 10)))
    Assert.True(renamed.Count + absent.Count < 13)

[<Fact>]
let ``every function value is the one that C# knows`` () =
    let own: Map<string, Tensor -> Tensor> =
        Map
            [
                "Abs", abs
                "Acos", acos
                "Asin", asin
                "Atan", atan
                "Ceiling", ceil
                "Cos", cos
                "Cosh", cosh
                "Exp", exp
                "Floor", floor
                "Log", log
                "Log10", log10
                "Round", round
                "Sin", sin
                "Sinh", sinh
                "Sqrt", sqrt
                "Tan", tan
                "Tanh", tanh
                "Truncate", truncate
            ]

    let fields =
        typeof<Flux.Prelude>.GetFields(BindingFlags.Public ||| BindingFlags.Static)

    Assert.True(fields.Length > 40)

    let value (field: FieldInfo) =
        [ "Functions"; "Tensor" ]
        |> List.tryPick (fun home ->
            let name = BindingFlags.Public ||| BindingFlags.Static ||| BindingFlags.IgnoreCase
            let m = face.GetType $"Flux.FSharp.{home}" |> nonNull

            m.GetProperty(field.Name, name)
            |> Option.ofObj
            |> Option.map (fun p -> unbox (p.GetValue null)))
        |> Option.orElse (own.TryFind field.Name)

    for field in fields do
        match value field with
        | None -> Assert.Fail $"{field.Name} is no function of F#"
        | Some f -> Assert.Same(field.GetValue null, func f)

[<Fact>]
let ``opening the namespace takes no function of F# away`` () =
    let written = set ownOfFSharp.Values
    Assert.Contains("tanh", written)

    let opened =
        [
            for m in modules do
                if m.GetCustomAttributes<AutoOpenAttribute>() |> Seq.isEmpty |> not then
                    for f in m.GetMembers(BindingFlags.Public ||| BindingFlags.Static) -> f.Name
        ]

    Assert.Contains("relu", opened)
    Assert.Empty(opened |> List.filter written.Contains)

[<Fact>]
let ``no signature of the face speaks C#`` () =
    let spoken =
        [
            for t, m in exported do
                match m with
                | :? MethodInfo as call ->
                    for part in call.ReturnType :: [ for p in call.GetParameters() -> p.ParameterType ] do
                        for leak in leaks part do
                            $"{t.Name}.{call.Name}: {leak}"
                | _ -> ()
        ]

    Assert.Equal<string list>([ "Functions.func: Func`2" ], spoken)

[<Fact>]
let ``everything public in the face is described`` () =
    let path = Path.ChangeExtension(face.Location, ".xml") |> nonNull

    let ungeneric (name: string) = Regex.Replace(name, "`+[0-9]+", "")

    let described =
        set
            [
                for m in XDocument.Load(path).Descendants(XName.Get "member") do
                    match m.Attribute(XName.Get "name"), m.Element(XName.Get "summary") with
                    | null, _
                    | _, null -> ()
                    | name, summary when String.IsNullOrWhiteSpace summary.Value -> ()
                    | name, _ -> ungeneric (name.Value[2..].Split('(')[0])
            ]

    let owned =
        [
            for t, m in exported do
                match m with
                | :? MethodInfo as call when not call.IsSpecialName -> ungeneric $"{t.FullName}.{m.Name}"
                | :? PropertyInfo -> $"{t.FullName}.{m.Name}"
                | _ -> ()
        ]

    Assert.True(owned.Length > 300)
    Assert.All(modules, (fun m -> Assert.Contains(string m.FullName, described)))
    Assert.All(owned, (fun name -> Assert.Contains(name, described)))
