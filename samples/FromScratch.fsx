// Forward mode, reverse mode and every nesting of the two, from scratch: dotnet fsi samples/FromScratch.fsx
// The library does this with arrays for numbers, under the same names: Ops/Primitive.cs, Tensors/Trace.cs and Ad in src/Flux.Functional.
#nowarn "25" // `Value x` is matched alone where nothing else can come

/// A number; or a tracer, which stands for one inside a derivative and knows its tangent, or the operation it came from.
type Tensor =
    | Value of float
    | JvpTracer of Trace * primal: Tensor * tangent: Tensor
    | VjpTracer of Trace * primal: Tensor * id: int * from: (Primitive * Tensor list) option

    static member (+)(a: Tensor, b: Tensor) = Primitive.Bind(Primitive.Add, [ a; b ])
    static member (*)(a: Tensor, b: Tensor) = Primitive.Bind(Primitive.Multiply, [ a; b ])
    static member Tanh(x: Tensor) = Primitive.Bind(Primitive.Tanh, [ x ])

/// One derivative being taken. Its level tells it from all others: what began later is further inside.
and Trace = { Level: int; Process: Primitive * Tensor list -> Tensor }

/// An operation and its slope in argument i. Slopes are made of operations, so they have slopes in their turn.
and Primitive(eval: float list -> float, slope: int * Tensor list * Tensor -> Tensor) =
    static member Add = Primitive(List.sum, (fun _ -> Value 1.0))
    static member Multiply = Primitive(List.reduce (*), (fun (i, xs, _) -> xs[1 - i]))
    static member Tanh = Primitive(List.head >> tanh, (fun (_, _, y) -> Value 1.0 + Value -1.0 * y * y))
    member _.Eval xs = Value(eval [ for Value x in xs -> x ])
    member _.Push(i, xs, y, dx: Tensor) = slope (i, xs, y) * dx // what moving argument i by dx adds to the tangent of y
    member _.Pull(i, xs, y, ct: Tensor) = slope (i, xs, y) * ct // its transpose: what the cotangent of y adds to that of argument i

    /// The innermost derivative among the arguments handles an operation; without one it is computed. Nothing else is asked.
    static member Bind(op: Primitive, xs) =
        let trace x =
            match x with
            | Value _ -> None
            | JvpTracer(trace, _, _)
            | VjpTracer(trace, _, _, _) -> Some trace
        match List.choose trace xs with
        | [] -> op.Eval xs
        | traces -> (List.maxBy _.Level traces).Process(op, xs)

let mutable counter = 0
let next () = System.Threading.Interlocked.Increment &counter

/// Forward mode: f(x) and its tangent when x moves by dx. Operations are done one level down, and push tangents along.
let jvp f x dx =
    let level = next ()
    let dual x = // tracers of other derivatives are constants here
        match x with
        | JvpTracer(trace, primal, tangent) when trace.Level = level -> primal, tangent
        | _ -> x, Value 0.0
    let rec trace = { Level = level; Process = fun arguments -> push arguments }
    and push (op, xs) =
        let primals, tangents = xs |> List.map dual |> List.unzip
        let y = Primitive.Bind(op, primals)
        JvpTracer(trace, y, tangents |> List.mapi (fun i dx -> op.Push(i, primals, y, dx)) |> List.reduce (+))
    dual (f (JvpTracer(trace, x, dx)))

/// Reverse mode: f(x) and its pullback. Operations are done one level down, and leave nodes that point at their arguments.
let pullback f x =
    let level = next ()
    let primal x =
        match x with
        | VjpTracer(trace, primal, _, _) when trace.Level = level -> primal
        | _ -> x
    let rec trace = { Level = level; Process = fun arguments -> record arguments }
    and record (op, xs) = VjpTracer(trace, Primitive.Bind(op, List.map primal xs), next (), Some(op, xs))
    let accumulate cts (x, ct) =
        match x with
        | VjpTracer(trace, _, id, _) when trace.Level = level ->
            cts |> Map.change id (fun held -> Some(x, Option.fold (fun ct (_, sum) -> sum + ct) ct held))
        | _ -> cts
    let rec sweep cts = // ids grow, so the cotangent of the largest is complete
        match Map.maxKeyValue cts with
        | id, (VjpTracer(_, y, _, Some(op, xs)), ct) ->
            let primals = List.map primal xs
            xs |> List.mapi (fun i x -> x, op.Pull(i, primals, y, ct)) |> List.fold accumulate (Map.remove id cts) |> sweep
        | _, (_, ct) -> ct
    let input = VjpTracer(trace, x, level, None)
    let y = f input
    primal y, (fun ct -> sweep (accumulate (Map [ (level, (input, Value 0.0)) ]) (y, ct)))

let derivative f x = snd (jvp f x (Value 1.0))
let gradient f x = snd (pullback f x) (Value 1.0)

let x, t, modes = 0.7, tanh 0.7, [ "forward", derivative; "reverse", gradient ]

let rows =
    [
        for outer, d in modes do
            $"{outer}: d/dx (x tanh x)", d (fun x -> x * tanh x) (Value x), t + x * (1.0 - t * t)
            for inner, e in modes do
                $"{outer} over {inner}: tanh''(x)", d (e tanh) (Value x), -2.0 * t * (1.0 - t * t)
                $"{outer} over {inner}: d/dx (x d/dy (x + y))", d (fun x -> x * e (fun y -> x + y) x) (Value x), 1.0
    ]

for name, Value value, closed in rows do
    printfn $"{name, -46} {value, 9:F6}   closed form {closed, 9:F6}"

// Why levels: dual numbers that do not say whose they are take the dx of the outer derivative for a dy of the inner one.
let untagged f x = snd (f (x, 1.0))
let slope (x, dx) = untagged (fun (y, dy) -> x + y, dx + dy) x
printfn $"without levels d/dx (x d/dy (x + y)) would be {untagged (fun (x, dx) -> x * slope (x, dx), dx * slope (x, dx)) x:F6}: wrong"
exit (rows |> List.filter (fun (_, Value value, closed) -> not (abs (value - closed) < 1e-12)) |> List.length)
