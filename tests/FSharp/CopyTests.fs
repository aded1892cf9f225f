/// Every record of C# has a `With` that gives it other members.
module CopyTests

open System
open System.Collections
open System.Collections.Immutable
open System.Reflection
open Counterparts
open Flux
open Flux.FSharp
open Flux.Reporting
open Xunit

/// A record as it would be had someone added it to C# alone.
type Added() =
    member val Weight = 1 with get, set

let private isRecord (t: Type) =
    let own = BindingFlags.Instance ||| BindingFlags.Public ||| BindingFlags.NonPublic
    not (isNull (t.GetMethod("PrintMembers", own)))

/// What C#'s `with` may change.
let private members (t: Type) =
    [
        for p in t.GetProperties() do
            match p.SetMethod with
            | null -> ()
            | set when set.IsPublic -> p
            | _ -> ()
    ]

let private records =
    [
        for t in typeof<Tensor>.Assembly.GetExportedTypes() do
            if isRecord t && not t.IsAbstract && not (members t).IsEmpty then
                t
    ]

/// The `With` of a record, an extension and thus a static method whose first parameter is the record.
let private copier (record: Type) =
    exported
    |> List.tryPick (fun (_, m) ->
        match m with
        | :? MethodInfo as call when call.Name.EndsWith(".With", StringComparison.Ordinal) ->
            let call =
                if record.IsGenericType && call.IsGenericMethodDefinition then
                    call.MakeGenericMethod typeof<Tensor>
                else
                    call

            let first = Array.head (call.GetParameters())

            if first.ParameterType.FullName = record.FullName then
                Some call
            else
                None
        | _ -> None)

let private closed (t: Type) =
    if t.IsGenericTypeDefinition then
        t.MakeGenericType typeof<Tensor>
    else
        t

/// The members of a record that F# cannot change.
let private lacking (record: Type) =
    let given =
        match copier record with
        | Some call -> [ for p in call.GetParameters() |> Array.skip 1 -> string p.Name ]
        | None -> []

    [
        for p in members record do
            if not (List.contains p.Name given) then
                $"{record.Name}.{p.Name}"
    ]

[<Fact>]
let ``every member of every record is changed in F#`` () =
    Assert.True(records.Length > 60)
    Assert.Empty(records |> List.collect (closed >> lacking))

[<Fact>]
let ``a record that is added to C# alone is found`` () =
    Assert.Equal<string list>([ "Added.Weight" ], lacking typeof<Added>)

let private a, b = Tensor.ofList [ 1f; 2f ], Tensor.ofList [ 3f; 4f ]
let private start x = Train.start (Adam()) (Key 1L) x

let private dense seed =
    Layer.dense 1 1 relu |> Layer.build seed

/// A value of a type of C#, and another as F# gives it.
let private one<'T> (first: 'T) (other: 'T) = typeof<'T>, (box first, box other)

let private many<'T> (first: 'T list) (other: 'T list) =
    typeof<ImmutableArray<'T>>, (box (ImmutableArray.CreateRange first), box other)

let private orNone<'T when 'T: struct and 'T: (new: unit -> 'T) and 'T :> ValueType> (first: 'T) (other: 'T) =
    typeof<Nullable<'T>>, (box first, box (Some other))

let private values =
    dict
        [
            one 0.5 0.25
            one 2 1
            one 2L 3L
            one true false
            one "a" "b"
            one (obj ()) (obj ())
            one a b
            one (NonTrainable a) (NonTrainable b)
            one (Dims.Of 1) (Dims.Of 2)
            one (Pad.Of 1) (Pad.Of 2)
            one<Factors> (Factors.op_Implicit 2.) (Factors.op_Implicit 3.)
            one (Shape 2) (Shape 3)
            one (Key 1L) (Key 2L)
            one DType.Float32 DType.Float64
            one UpsampleMode.Nearest UpsampleMode.Bilinear
            one (TreePath(ImmutableArray.Create "a")) (TreePath(ImmutableArray.Create "b"))
            one (StepInfo 1L) (StepInfo 2L)
            one (TimeSpan.FromSeconds 1.) (TimeSpan.FromSeconds 2.)
            one (Range(0, 1)) (Range(0, 2))
            one (Schedules.constant 1.) (Schedules.constant 2.)
            one<Rule> (Adam()) (Descent())
            one<ILayer> Layer.flatten (Layer.fn relu)
            one<ICell<Tensor>> (GruCell(a, a, a)) (GruCell(b, b, b))
            one (RnnCell(a, a, a, func relu)) (RnnCell(b, b, b, func relu))
            one (GruCell(a, a, a)) (GruCell(b, b, b))
            one (GruV3Cell(a, a, a, a)) (GruV3Cell(b, b, b, b))
            one (LstmCell(a, a, a)) (LstmCell(b, b, b))
            one (dense 1) (dense 2)
            one (start a).Optimiser (start b).Optimiser
            one (start a).Optimiser.Outline (start b).Optimiser.Outline
            one (start a) (start b)
            many [ 0 ] [ 1 ]
            many [ "a"; "b" ] [ "c"; "d" ]
            many<Rule> [ Adam() ] [ Descent() ]
            many<ILayer> [ Layer.flatten; Layer.flatten ] [ Layer.fn relu; Layer.fn relu ]
            many (List.ofSeq (start a).Optimiser.Slots) []
            orNone 2 1
            orNone (Key 1L) (Key 2L)
            orNone (NonTrainable a) (NonTrainable b)
            typeof<Func<Tensor, Tensor>>, (box Prelude.Relu, box gelu)
            typeof<Func<Tensor, Tensor, Tensor>>,
            (box (Func<_, _, _>(fun (x: Tensor) (_: Tensor) -> x)), box (fun (_: Tensor) (y: Tensor) -> y))
            typeof<Func<Tensor, int[], Tensor>>,
            (box (Func<_, _, _>(fun (x: Tensor) (_: int[]) -> x)), box (fun (x: Tensor) (_: int[]) -> 2 * x))
            typeof<Func<ImmutableArray<Tensor>, Tensor>>,
            (box (Func<_, _>(fun (xs: ImmutableArray<Tensor>) -> xs[0])), box (fun (xs: Tensor list) -> List.last xs))
            typeof<Func<float, Rule>>, (box (Func<_, _>(fun eta -> Descent eta :> Rule)), box (fun eta -> Adam eta :> Rule))
            typeof<ImmutableArray<struct (float * float)>>, (box (ImmutableArray.Create(struct (1., 2.))), box [ 3., 4. ])
        ]

/// Numbers of a member that lie elsewhere than others of its type.
let private valuesOf (record: Type) (name: string) (t: Type) =
    match record.Name, name with
    | "Rprop", "Grow" -> box 1.5, box 1.25
    | "Rprop", "Smallest" -> box 1e-6, box 1e-5
    | "Rprop", "Largest" -> box 50., box 40.
    | _ -> values[t]

/// A record of the first values.
let private original (record: Type) =
    match
        record.GetConstructors()
        |> Array.sortByDescending _.GetParameters().Length
        |> Array.tryHead
    with
    | Some make ->
        make.Invoke
            [|
                for p in make.GetParameters() -> fst (valuesOf record (string p.Name) p.ParameterType)
            |]
    | None ->
        Assert.Equal(typeof<DataLoader<Tensor>>, record)
        Data.loader 2 (Key 1L) a

/// What C# and F# give for one value reads the same.
let rec private seen (value: obj | null) : obj list =
    match value with
    | null -> []
    | :? string as text -> [ text ]
    | :? Tensor as x -> [ x.ToArray() ]
    | :? struct (float * float) as pair -> let struct (x, y) = pair in [ x; y ]
    | :? (float * float) as (x, y) -> [ x; y ]
    | :? Option<int> as x -> [ for n in Option.toList x -> n ]
    | :? Option<Key> as x -> [ for n in Option.toList x -> n ]
    | :? Option<NonTrainable> as x -> [ for n in Option.toList x -> n ]
    | :? Option<Tensor> as x -> x |> Option.toList |> List.collect seen
    | :? Option<Rule> as x -> [ for n in Option.toList x -> n ]
    | :? IEnumerable as items ->
        [
            for item in items do
                yield! seen item
        ]
    | :? (Tensor -> Tensor) as f -> [ func f ]
    | other -> [ other ]

let private isFunction (t: Type) =
    t.Name.StartsWith("Func`", StringComparison.Ordinal)
    && t <> typeof<Func<Tensor, Tensor>>

/// `x.With(name = value)`, or `x.With()` without a name.
let private copyOf (x: obj) (change: (string * (obj | null)) option) : obj =
    let call = copier (x.GetType()) |> Option.get

    let argument (p: ParameterInfo) : obj | null =
        match change with
        | Some(name, value) when name = string p.Name ->
            let inner = p.ParameterType.GetGenericArguments()[0]
            let isPlain = inner.IsInstanceOfType value || inner.Name <> "FSharpOption`1"

            let given =
                if isPlain then
                    value
                else
                    Activator.CreateInstance(inner, value)

            Activator.CreateInstance(p.ParameterType, given)
        | _ -> null

    call.Invoke(null, [| yield box x; for p in call.GetParameters() |> Array.skip 1 -> argument p |])
    |> nonNull

[<Fact>]
let ``a member that is given is the one that changes`` () =
    for record in records |> List.map closed do
        let x = original record
        let all = members record

        let same (x: obj) (y: obj) (p: PropertyInfo) =
            seen (p.GetValue x) = seen (p.GetValue y)

        let isKept (x: obj) =
            let copy = copyOf x None
            Assert.All(all, (fun p -> Assert.True(same x copy p, $"{record.Name}.{p.Name}")))

        isKept x

        for changed in all do
            let other = snd (valuesOf record changed.Name changed.PropertyType)
            let y = copyOf x (Some(changed.Name, other))

            for p in all do
                if p.Name <> changed.Name then
                    Assert.True(same x y p, $"{record.Name}.{p.Name} after {changed.Name}")

            Assert.False(same x y changed, $"{record.Name}.{changed.Name}")

            if not (isFunction changed.PropertyType) then
                Assert.Equal<obj list>(seen other, seen (changed.GetValue y))

            // Now the member differs from others of its type, of which none may take its place.
            isKept y

[<Fact>]
let ``a copy reads as in C# and goes on with all that is not named`` () =
    let layer = Layer.dense 2 3 relu |> Layer.build 1
    let weight = Tensor.ones [ 3; 2 ]
    let changed = layer.With(Weight = weight)
    Assert.Same(weight, changed.Weight)
    Assert.Same(layer.Bias, changed.Bias)
    Assert.Same(layer.Activation, changed.Activation)
    Assert.Equal("Dense(2 => 3; bias=false)", string (layer.With(Activation = identity, Bias = None)))

    Assert.Same(weight, layer.With(Bias = Some weight).Bias)

    let loader = Data.loader 2 (Key 1L) (Tensor.ofList [ 1f .. 6f ])
    let ordered = loader.With(Shuffle = None, BatchSize = 3)
    Assert.Equal<float32 list list>([ [ 1f; 2f; 3f ]; [ 4f; 5f; 6f ] ], [ for x in ordered -> List.ofArray (x.ToArray()) ])
    Assert.Equal(2, loader.Prefetch(2).With(BatchSize = 3).Prefetched)
    Assert.Equal(0, (loader |> Data.batchesTo Device.Cpu).Prefetched)

    Assert.Equal<float32 list list>(
        [ [ 3f; 4f ] ],
        [
            for x in ordered.With(BatchSize = 2) |> Data.shard 1 3 -> List.ofArray (x.ToArray())
        ]
    )

[<Fact>]
let ``functions of F# that a copy takes are called`` () =
    let x = Tensor.ofList [ 1f; 2f ]
    let skip = SkipConnection(Layer.fn (fun x -> 10 * x), (fun fx _ -> fx))
    Assert.Equal<float32[]>([| 9f; 18f |], (skip.With(Connection = (fun fx x -> fx - x)).Forward x).ToArray())

    let both =
        InParallel((fun ys -> ys[0]), ImmutableArray.Create<ILayer>(Layer.fn id, Layer.fn (fun x -> 2 * x)))

    Assert.Equal<float32[]>([| 3f; 6f |], (both.With(Connection = List.reduce (+)).Forward x).ToArray())

    let rule =
        Scheduled(Schedules.constant 0.5, (fun eta -> Adam eta)).With(Rule = (fun eta -> Descent eta))

    Assert.Equal(Descent 0.5 :> Rule, rule.Rule.Invoke 0.5)

[<Fact>]
let ``a picture has other sizes`` () =
    let plot = Plot.Of("losses", Series.Line("a", [ 1.; 2. ]).With(onRight = true))
    let wide = plot.With(width = 900)
    Assert.Equal(("losses", 900, plot.Height), (wide.Title, wide.Width, wide.Height))
    Assert.Equal(("other", 900, 7), (let y = wide.With(title = "other", height = 7) in y.Title, y.Width, y.Height))

[<Fact>]
let ``a value that no record takes is refused by its name`` () =
    let refused =
        Assert.Throws<ArgumentOutOfRangeException>(fun () -> Adam().With(Eta = -1.) |> ignore)

    Assert.Contains("Adam", refused.Message)
