/// Data sets, their batches and what is measured on them.
[<FsCheck.Xunit.Properties(MaxTest = 25)>]
module DataTests

open System.IO
open FsCheck
open FsCheck.Xunit
open global.Xunit
open Flux
open Flux.FSharp

let numbers (x: Tensor) = List.ofArray (Tensor.toArray x)

/// n observations of the numbers 0 to n - 1 and their tenfold.
let counted (n: int) =
    let x = Tensor.ofList [ for i in 0 .. n - 1 -> float32 i ]
    Tensor.reshape [ 1; n ] x, 10 * x

let observations (x: Tensor, _: Tensor) = List.sort (numbers x)

[<Property>]
let ``batches are ordinary tuples and hold every observation once`` (seed: int) (size: PositiveInt) =
    let all = counted 11
    let batchSize = 1 + size.Get % 11

    for loader in [ Data.loader batchSize (Key seed) all; Data.ordered batchSize all ] do
        let met =
            [
                for x, y in loader do
                    Assert.Equal<float32 list>(numbers (10 * x), numbers y)
                    yield! numbers x
            ]

        Assert.Equal<float32 list>([ for i in 0..10 -> float32 i ], List.sort met)

    Assert.Equal<float32 list>([ 0f; 1f ], (Data.ordered 2 all |> Seq.head |> fst |> numbers))
    let doubled = Data.ordered 2 all |> Data.mapBatches (fun (x, y) -> 2 * x, y)
    Assert.Equal<float32 list>([ 0f; 2f ], (doubled |> Seq.head |> fst |> numbers))

[<Property>]
let ``parts and folds are ordinary tuples that make up the whole`` (seed: int) =
    let all = counted 12
    let whole = observations all

    let together (a, b) =
        List.sort (observations a @ observations b)

    Assert.Equal(12, Data.count all)
    Assert.Equal<float32 list>(whole, together (Data.split 0.25 (Key seed) all))
    Assert.Equal<float32 list>(whole, observations (Data.join (Data.chunk 5 all)))
    Assert.Equal<float32 list>(whole, observations (Data.join (Data.chunkBySize 5 all)))
    Assert.Equal<int list>([ 3; Data.count all - 3 ], List.map Data.count (Data.chunkBySizes [ 3; Data.count all - 3 ] all))
    Assert.Equal<float32 list>(whole, observations (Data.shuffle (Key seed) all))
    Assert.Equal(5, Data.count (Data.sample 5 (Key seed) all))

    for folds in [ Data.kFolds 4 (Key seed) all; Data.leavePOut 3 (Key seed) all ] do
        Assert.Equal(4, Seq.length folds)
        Assert.All(folds, (fun fold -> Assert.Equal<float32 list>(whole, together fold)))
        Assert.Equal<float32 list>(whole, folds |> Seq.collect (snd >> observations) |> Seq.sort |> List.ofSeq)

    for train, validation in Data.timeSeriesKFolds 3 1 all do
        Assert.True(List.max (observations train) + 1f < List.min (observations validation))

[<Property>]
let ``labels part the observations`` (seed: int) =
    let all = counted 10
    let labels = [ for i in 0..9 -> if i < 8 then "many" else "few" ]
    let groups = Data.groupBy labels all
    Assert.Equal<float32 list>([ 8f; 9f ], observations groups["few"])
    let over, overLabels = Data.oversample 1.0 labels (Key seed) all
    Assert.Equal(16, Data.count over)
    Assert.Equal<(string * int) list>([ "few", 8; "many", 8 ], List.sort (List.countBy id overLabels))
    let under, underLabels = Data.undersample labels (Key seed) all
    Assert.Equal(4, Data.count under)
    Assert.Equal<(string * int) list>([ "few", 2; "many", 2 ], List.sort (List.countBy id underLabels))
    let first, second = Data.splitStratified 0.5 labels (Key seed) all

    Assert.Equal<int list>(
        [ 1; 1 ],
        [
            for part in [ first; second ] -> observations part |> List.filter (fun v -> v > 7f) |> List.length
        ]
    )

[<Property>]
let ``batches, windows and functions of observations`` (seed: int) =
    let x = Tensor.normal (Key seed) [ 3; 7 ]
    Assert.Equal<float32 list>(numbers x, numbers (Data.batch (Data.unbatch x)))
    let windows = Data.slidingWindow 3 2 x
    Assert.Equal<int list list>([ for _ in 1..3 -> [ 3; 3 ] ], windows |> List.map Tensor.shape)
    Assert.Equal<float32 list>(numbers x[*, 2..4], numbers windows[1])
    Assert.Equal<float32 list>(numbers (2 * x), numbers (Data.map (fun column -> 2 * column) x))
    let positive = x |> Data.where (fun column -> Tensor.scalar column[0, 0] > 0.0)
    Assert.All(Data.unbatch positive, (fun column -> Assert.True(Tensor.scalar column[0] > 0.0)))
    let padded = Data.batchSequence -1.0 [ x; x[*, 0..1] ]
    Assert.Equal<int list>([ 3; 7; 2 ], Tensor.shape padded)
    Assert.Equal(-1.0, Tensor.scalar padded[0, 6, 1])

[<Property>]
let ``scales follow from the data and serve other data`` (seed: int) =
    let x = Tensor.normal (Key seed) [ 3; 20 ]
    let standard = Data.standardise x
    Assert.True((Tensor.meanOver [ 1 ] (standard.Apply x)).AllClose(Tensor.zeros [ 3; 1 ], 0.0, 1e-5))
    let scaled = (Data.rescale (-1.0, 1.0) x).Apply x
    Assert.True((Tensor.minimum [ 1 ] scaled).AllClose(-1 * Tensor.ones [ 3; 1 ], 1e-5))
    Assert.True((standard.Invert(standard.Apply x)).AllClose(x, 1e-4, 1e-4))
    let gaps = Tensor.ofRows [ [ 1f; nanf; 3f ] ]
    Assert.Equal<float32 list>([ 1f; 2f; 3f ], numbers ((Data.impute gaps).Apply gaps))
    let names = Data.categories [ "b"; "a" ]
    Assert.Equal<string list>([ "a"; "b" ], List.ofSeq (names.OneCold(names.OneHot [| "a"; "b" |])))
    Assert.Equal(3, (Data.categoriesOr "c" [ "b"; "a" ]).Count)
    Assert.True((Tensor.maximum [ 1 ] scaled).AllClose(Tensor.ones [ 3; 1 ], 1e-5))
    Assert.Equal<float32 list>(numbers ((standard.Apply x)[*, 0..3]), numbers (standard.Apply x[*, 0..3]))

[<Property>]
let ``made-up data comes as ordinary tuples`` (seed: int) =
    let key = Key seed
    let x, labels = Datasets.moons 6 key
    Assert.Equal<int list>([ 2; 12 ], Tensor.shape x)
    Assert.Equal<(int * int) list>([ 0, 6; 1, 6 ], List.sort (List.countBy id labels))
    let spiral, _ = Datasets.spiral 5 key
    Assert.Equal<int list>([ 2; 10 ], Tensor.shape spiral)
    let x, y = Datasets.sine 40 key
    Assert.True(float (mean (square (y - sin x))) < 0.05)
    let x, y = Datasets.polynomial [ 1.0; 0.0; 2.0 ] 40 key
    Assert.True(float (mean (square (y - 1 - 2 * x * x))) < 0.05)

[<Property>]
let ``metrics judge predictions`` (seed: int) =
    let labels = [ for i in 0..8 -> i % 3 ]
    let target = Data.oneHot [ 0..2 ] labels
    Assert.Equal<int list>(labels, Data.oneCold [ 0..2 ] target)
    Assert.Equal(1.0, Metrics.accuracy target target)
    let prediction = Tensor.normal (Key seed) [ 3; 9 ]
    Assert.Equal(Metrics.accuracy prediction target, Metrics.topKAccuracy 1 prediction target)
    Assert.Equal(1.0, Metrics.topKAccuracy 3 prediction target)
    let counts = Metrics.confusionMatrix prediction target
    Assert.Equal(9, Seq.sum (Seq.cast<int> counts))
    Assert.Equal(Metrics.accuracy prediction target, float (List.sum [ for i in 0..2 -> counts[i, i] ]) / 9.0, 12)
    Assert.Equal(1.0, (Metrics.classScores target target).MacroF1)

[<Fact>]
let ``tables are read from files`` () =
    let path = Path.GetTempFileName()

    try
        File.WriteAllText(path, "x,name,y\n1.5,\"a, b\",2\n,c,4\n3,,6\n")
        let table = Data.csv path
        Assert.Equal<string list>([ "x"; "name"; "y" ], Table.names table)
        Assert.Equal(3, Table.rows table)
        Assert.Equal<float32 list>([ 2f; 1.5f; 4f; 0f; 6f; 3f ], numbers (Table.numbersOr 0.0 [ "y"; "x" ] table))
        Assert.Equal<string list>([ "a, b"; "c"; "?" ], Table.textOr "?" "name" table)
        let whole = Table.complete [ "x"; "name" ] table
        Assert.Equal<int list>([ 1; 1 ], Tensor.shape (Table.numbers [ "y" ] whole))
        Assert.Equal<string list>([ "a, b" ], Table.text "name" whole)
        Assert.Equal(1, Table.rows (Table.complete [] table))
    finally
        File.Delete path

[<Fact>]
let ``images and labels are read from files`` () =
    let path = Path.GetTempFileName()

    try
        File.WriteAllBytes(path, [| 0uy; 0uy; 8uy; 1uy; 0uy; 0uy; 0uy; 3uy; 7uy; 0uy; 255uy |])
        Assert.Equal<int list>([ 7; 0; 255 ], Idx.labels path)

        File.WriteAllBytes(
            path,
            Array.append
                [| 0uy; 0uy; 8uy; 3uy |]
                [|
                    for n in [ 1; 1; 2 ] do
                        yield! [| 0uy; 0uy; 0uy; byte n |]
                |]
        )

        File.AppendAllBytes(path, [| 0uy; 255uy |])
        Assert.Equal<int list>([ 2; 1; 1; 1 ], Tensor.shape (Idx.images path))
        Assert.Equal<float32 list>([ 0f; 1f ], numbers (Idx.images path))
    finally
        File.Delete path

/// Flux's Dense(2 => 1) as BSON.jl writes it, by its format's rules.
let denseOfJulia (weight: float32 list) (bias: float32) =
    let typed (modules: string) =
        let names =
            modules.Split '.' |> Array.map (fun name -> $"\"{name}\"") |> String.concat ", "

        $"{{ \"tag\": \"datatype\", \"name\": [{names}], \"params\": [] }}"

    let array (sizes: int list) (numbers: float32 list) =
        let data =
            numbers
            |> Seq.collect System.BitConverter.GetBytes
            |> Array.ofSeq
            |> System.Convert.ToBase64String

        let size =
            sizes
            |> List.map (fun n -> $"{{ \"$numberLong\": \"{n}\" }}")
            |> String.concat ", "

        let bytes = $"{{ \"$binary\": {{ \"base64\": \"{data}\", \"subType\": \"00\" }} }}"
        let float32s = typed "Core.Float32"
        $"{{ \"tag\": \"array\", \"type\": {float32s}, \"size\": [{size}], \"data\": {bytes} }}"

    let dense, relu = typed "Flux.Dense", typed "NNlib.#relu"
    let act = $"{{ \"tag\": \"struct\", \"type\": {relu}, \"data\": [] }}"
    $"{{ \"tag\": \"struct\", \"type\": {dense}, \"data\": [{array [ 1; 2 ] weight}, {array [ 1 ] [ bias ]}, {act}] }}"

[<Fact>]
let ``models that Julia saved are data, weights and models`` () =
    let path = Path.GetTempFileName()

    try
        let json =
            $"{{ \"best\": {denseOfJulia [ 1f; -2f ] 3f}, \"last\": {denseOfJulia [ 4f; 5f ] 6f} }}"

        File.WriteAllBytes(path, MongoDB.Bson.BsonExtensionMethods.ToBson(MongoDB.Bson.BsonDocument.Parse json))
        let file = Bson.openFile path
        Assert.Equal<string list>([ "best"; "last" ], List.ofSeq (JuliaFile.names file))
        Assert.Equal<float32 list>([ 1f; -2f ], numbers (JuliaFile.tensor "best/1" file))
        let like = Layer.dense 2 1 relu |> Layer.build 1
        Assert.Equal<float32 list>([ 4f; 5f ], numbers (Bson.loadNamed "last" path like).Weight)

        Assert.Throws<FileFormatException>(fun () -> Bson.load path like |> ignore)
        |> ignore

        let model = FluxModel.readNamed "best" path
        Assert.Equal<float32 list>([ 4f; 0f ], numbers (model.Forward(Tensor.reshape [ 2; 2 ] (Tensor.ofList [ 1f; 0f; 0f; 2f ]))))
        let only = $"{{ \"model\": {denseOfJulia [ 1f; -2f ] 3f} }}"
        File.WriteAllBytes(path, MongoDB.Bson.BsonExtensionMethods.ToBson(MongoDB.Bson.BsonDocument.Parse only))
        Assert.Equal("Dense(2 => 1, relu)", string (FluxModel.read path))
        Assert.Equal<float32 list>([ 1f; -2f ], numbers (Bson.load path like).Weight)
    finally
        File.Delete path

[<Fact>]
let ``what is saved for Julia is read by name`` () =
    let path = Path.GetTempFileName()

    try
        Jld2.save
            path
            (Map
                [
                    "layers/1/weight", Tensor.ofList [ 1f; 2f ]
                    "layers/1/bias", Tensor.ofList [ 3f ]
                ])

        let file = Jld2.openFile path
        Assert.Equal<string list>([ "layers/1/bias"; "layers/1/weight" ], List.ofSeq (JuliaFile.names file))
        Assert.Equal<float32 list>([ 1f; 2f ], numbers (JuliaFile.tensor "layers/1/weight" file))
        let layer = JuliaFile.value "layers/1" file
        Assert.Equal<string list>([ "bias"; "weight" ], [ for name, _ in JuliaFile.tensors layer -> name ])
        Assert.True(JuliaFile.value "layers/1/bias" file :? JuliaTensor)

        Assert.Throws<FileFormatException>(fun () -> JuliaFile.strings "layers" file |> ignore)
        |> ignore

        let like = Layer.dense 2 1 identity |> Layer.build 1
        let model = like.With(Weight = Tensor.reshape [ 1; 2 ] (Tensor.ofList [ 7f; 8f ]))
        Jld2.save path (Map [ "model", model; "other", like ])
        Assert.Equal<float32 list>([ 7f; 8f ], numbers (Jld2.loadNamed "model" path like).Weight)
        Jld2.save path model
        Assert.Equal<float32 list>([ 7f; 8f ], numbers (Jld2.load path like).Weight)
    finally
        File.Delete path
