/// The functions of tensors in curried form: laws over sizes and keys.
[<FsCheck.Xunit.Properties(MaxTest = 25)>]
module OperationTests

open System
open FsCheck
open FsCheck.Xunit
open global.Xunit
open Flux
open Flux.FSharp

let close (expected: Tensor) (actual: Tensor) =
    Assert.True(actual.AllClose(expected, 1e-4, 1e-5), $"{actual} is not near {expected}")

let same (expected: Tensor) (actual: Tensor) =
    Assert.Equal<int list>(Tensor.shape expected, Tensor.shape actual)
    Assert.Equal<float32[]>(Tensor.toArray expected, Tensor.toArray actual)

/// A matrix of up to 6 rows and columns.
let matrix (seed: int) =
    let sizes = Random seed
    Tensor.normal (Key seed) [ sizes.Next(1, 7); sizes.Next(1, 7) ]

/// An image (width × height × channels × batch).
let image (seed: int) = Tensor.normal (Key seed) [ 6; 4; 4; 2 ]

let derivativeOf f (x: Tensor) = Ad.gradient (fun x -> sum (f x)) x

[<Property>]
let ``a function value of F# and that of C# give the same numbers and the same slopes`` (seed: int) =
    let x = 0.1 + 0.8 * Tensor.uniform (Key seed) [ 3; 2 ]

    for f in
        [
            log2
            log10
            expm1
            log1p
            square
            Tensor.sign
            tan
            asin
            acos
            atan
            sinh
            cosh
        ] do
        same ((func f).Invoke x) (f x)
        close (Ad.derivatives f x) (derivativeOf f x)

    for f in
        [
            asinh
            atanh
            floor
            ceil
            round
            truncate
            erf
            xlogx
            clamp 0.3 0.5
            elu 0.7
        ] do
        same ((func f).Invoke x) (f x)
        close (Ad.derivatives f x) (derivativeOf f x)

    same ((func acosh).Invoke(1 + x)) (acosh (1 + x))

[<Property>]
let ``arrays, bytes and streams give the tensor they were written from`` (seed: int) =
    let x = matrix seed
    same x (Tensor.ofArray (Tensor.shape x) (Tensor.toArray x))
    same x (Tensor.ofBytes DType.Float32 (Tensor.shape x) (Tensor.toBytes x))
    use stream = new System.IO.MemoryStream(Tensor.toBytes x)
    same x (Tensor.read DType.Float32 (Tensor.shape x) stream)
    same (Tensor.ofRows [ [ 1f; -2f ] ]) (Tensor.ofBFloat16 [ 1; 2 ] [| 0x3f80us; 0xc000us |])

[<Property>]
let ``pairs of functions undo each other`` (seed: int) =
    let x = 0.5 * tanh (matrix seed)
    close x (asin (sin x))
    close x (tan (atan x))
    close x (sinh (asinh x))
    close x (tanh (atanh x))
    close x (log1p (expm1 x))
    close (abs x) (sqrt (square x))
    close (1 + abs x) (cosh (acosh (1 + abs x)))

[<Fact>]
let ``special values go through as in C#`` () =
    let special = Tensor.ofList [ nanf; infinityf; -infinityf; 0f; -0f; 0.5f; -2.5f ]

    for f in [ floor; ceil; round; truncate; Tensor.sign; clamp -1.0 1.0; erf; xlogx; log2 ] do
        Assert.Equal<float32[]>(Tensor.toArray ((func f).Invoke special), Tensor.toArray (f special))

    Assert.Equal<float32[]>([| 1f; 0f; 0f; 0f; 0f; 0f; 0f |], Tensor.toArray ((Tensor.isNaN special).Cast DType.Float32))
    Assert.Equal<float32[]>([| 0f; 0f; 0f; 1f; 1f; 1f; 1f |], Tensor.toArray ((Tensor.isFinite special).Cast DType.Float32))

[<Property>]
let ``parts of a tensor and the whole`` (seed: int) (count: PositiveInt) =
    let x = matrix seed

    for dim in [ 0; 1 ] do
        same x (x |> Tensor.unstack dim |> Tensor.stack dim)
        same x (x |> Tensor.chunk count.Get dim |> Tensor.concat dim)
        same x (x |> Tensor.reverse dim |> Tensor.reverse dim)
        same x (x |> Tensor.roll count.Get dim |> Tensor.roll -count.Get dim)

    same x (x |> Tensor.unsqueeze 1 |> Tensor.reshape (Tensor.shape x))
    same x (Tensor.toDevice Device.Cpu x)
    Assert.Same(Device.Cpu, Device.named (Device.list ()).Head.Label)
    Assert.Equal(3, Device.withThreads 3 (fun () -> Device.Cpu.Threads))
    same (2 * Tensor.ones [ 3 ]) (Tensor.full [ 3 ] 2.0)
    same (Tensor.concat 0 [ x; x ]) (Tensor.repeat [ 2; 1 ] x)
    same (Tensor.reshape [ -1; 1 ] x) (x |> Tensor.unsqueeze 2 |> Tensor.flatten)

[<Property>]
let ``padding leaves the tensor in the middle`` (seed: int) =
    let x = Tensor.normal (Key seed) [ 4; 5 ]
    let rows, columns = Tensor.shape x |> fun sizes -> sizes[0], sizes[1]

    for pad in
        [
            Tensor.padZeros
            Tensor.padConstant 2.0
            Tensor.padCircular
            Tensor.padReflect
            Tensor.padRepeat
            Tensor.padSymmetric
        ] do
        let padded = pad [ 1, 2; 3, 0 ] x
        Assert.Equal<int list>([ rows + 3; columns + 3 ], Tensor.shape padded)
        same x padded[1..rows, 3 .. columns + 2]

    Assert.Equal(2.0, x |> Tensor.padConstant 2.0 [ 1, 0 ] |> fun padded -> Tensor.scalar padded[0, 0])

[<Property>]
let ``reductions keep a dimension of size one and agree with each other`` (seed: int) =
    let x = matrix seed

    for dims in [ [ 0 ]; [ 1 ]; [ 0; 1 ] ] do
        close (log (Tensor.sumOver dims (exp x))) (Tensor.logSumExp dims x)
        close (Tensor.softmaxOver dims x) (exp (Tensor.logSoftmaxOver dims x))
        close (square (Tensor.standardDeviation false dims x)) (Tensor.variance false dims x)
        close (-(Tensor.maximum dims -x)) (Tensor.minimum dims x)
        close (exp (Tensor.sumOver dims x)) (Tensor.product dims (exp x))
        Assert.True(float (sum (abs (Tensor.meanOver dims (Tensor.normalise dims x)))) < 1e-3)

    close (sqrt (Tensor.dot x x)) (Tensor.norm 2.0 x)
    let last dim x = List.last (Tensor.unstack dim x)
    close (last 0 (Tensor.cumSum 0 x)) (last 0 (Tensor.sumOver [ 0 ] x))
    close (last 1 (Tensor.cumProd 1 x)) (last 1 (Tensor.product [ 1 ] x))
    let number = Tensor.cast DType.Float32
    same (number (Tensor.argMin 0 x)) (number (Tensor.argMax 0 -x))

[<Property>]
let ``the largest come first, with their places`` (seed: int) (count: PositiveInt) =
    let x = Tensor.normal (Key seed) [ 8 ]
    let k = 1 + count.Get % 8
    let values, places = Tensor.topK k x
    Assert.Equal<float32[]>(Array.take k (Array.sortDescending (Tensor.toArray x)), Tensor.toArray values)
    same values (Tensor.gather places (Tensor.reshape [ 1; 8 ] x) |> Tensor.reshape [ k ])

[<Property>]
let ``sorted elements are those of lists`` (seed: int) =
    let x = Tensor.normal (Key seed) [ 8 ]
    Assert.Equal<float32[]>(Array.sort (Tensor.toArray x), Tensor.toArray (Tensor.sort 0 x))
    same (Tensor.sortDescending 0 x) (Tensor.reverse 0 (Tensor.sort 0 x))

    same
        (Tensor.sort 0 x)
        (Tensor.gather (Tensor.argSort 0 x) (Tensor.reshape [ 1; 8 ] x)
         |> Tensor.reshape [ 8 ])

    let number = Tensor.cast DType.Float32
    same (number (Tensor.argSortDescending 0 x)) (number (Tensor.argSort 0 -x))

[<Fact>]
let ``triangles and a diagonal make the matrix`` () =
    let x = Tensor.normal (Key 1) [ 3; 3 ]
    same x (Tensor.tril -1 x + Tensor.triu 1 x + Tensor.eye 3 * Tensor.diagonal 0 x)
    same (Tensor.linspace 0.0 8.0 3) (Tensor.cast DType.Float32 (Tensor.arange 0 9 4))

[<Property>]
let ``scatter is the transpose of gather`` (seed: int) =
    let x, y = Tensor.normal (Key seed) [ 2; 5 ], Tensor.normal ((Key seed)[1]) [ 2; 5 ]
    let places = Tensor.Of [| 4; 0; 0; 2; 4 |]
    close (Tensor.dot (Tensor.gather places x) y) (Tensor.dot x (Tensor.scatter Merge.Sum places y))

[<Property>]
let ``scatter to tuples is the transpose of gather of tuples`` (seed: int) =
    let x, y =
        Tensor.normal (Key seed) [ 2; 2; 3 ], Tensor.normal ((Key seed)[1]) [ 2; 4 ]

    let places = Tensor.Of [| 1; 2; 0; 0; 1; 1; 0; 0 |] |> Tensor.reshape [ 2; 4 ]
    close (Tensor.dot (Tensor.gatherTuples places x) y) (Tensor.dot x (Tensor.scatterTuples Merge.Sum places y))

[<Property>]
let ``functions of two tensors are those of C#`` (seed: int) =
    let a, b = matrix seed, 1 + abs (matrix seed)
    same (Prelude.Max(a, b)) (Tensor.max a b)
    same (-(Tensor.max -a -b)) (Tensor.min a b)
    same (Tensor.where (a .> b) a b) (Tensor.max a b)
    close (exp (2.5 * log b)) (Tensor.pow 2.5 b)
    close (a - 0.7 * floor (a / 0.7)) (Tensor.modulo 0.7 a)
    close (atan (a / b)) (atan2 a b)
    close (a * log b) (Tensor.xlogy a b)
    Assert.True(Array.forall ((=) 1f) (Tensor.toArray ((Tensor.equal a a).Cast DType.Float32)))
    let batch = Tensor.unsqueeze 2 a

    close
        (a *. Tensor.transpose a)
        (Tensor.batchedMatMul batch (Tensor.permute [ 1; 0; 2 ] batch)
         |> fun y -> y[*, *, 0])

[<Property>]
let ``dropout keeps or scales`` (seed: int) =
    let x = Tensor.ones [ 50 ]
    Assert.All(Tensor.toArray (Tensor.dropout 0.5 (Key seed) x), (fun v -> Assert.True((v = 0f || v = 2f))))

[<Property>]
let ``operations on images have the shapes and adjoints of their kinds`` (seed: int) =
    let x = image seed
    let w = Tensor.normal ((Key seed)[1]) [ 3; 3; 4; 5 ]
    let y = Image.convolve w x
    let other = Tensor.normal ((Key seed)[2]) (Tensor.shape y)
    close (Tensor.dot y other) (Tensor.dot x (Image.convolveTransposed w other))
    let windows = Image.unfold (3, 2) x
    let back = Tensor.normal ((Key seed)[3]) (Tensor.shape windows)
    close (Tensor.dot windows back) (Tensor.dot x (Image.fold (6, 4) (3, 2) back))
    let larger = Image.upsampleNearest 2.0 x
    close x (Image.meanPooling (2, 2) larger)
    same x (Image.maxPooling (2, 2) larger)
    close (Image.meanPooling (2, 2) (square x)) (0.25 * square (Image.lpNormPooling 2.0 (2, 2) x))
    Assert.Equal<int list>([ 12; 8; 4; 2 ], Tensor.shape (Image.upsampleLinear 2.0 x))
    Assert.Equal<int list>([ 12; 8; 1; 2 ], Tensor.shape (Image.pixelShuffle 2 x))
    close x (Image.rotate 0.0 x)
    same (Prelude.Rotate(x, 0.3)) (Image.rotate 0.3 x)
    same (Tensor.zeros [ 1; 1; 4; 2 ]) (Image.gridSample (3 * Tensor.ones [ 2; 1; 1; 2 ]) x)

    let still =
        Tensor.ofRows [ [ 1f; 0f; 0f ]; [ 0f; 1f; 0f ] ] |> Tensor.reshape [ 2; 3; 1 ]

    close x (Image.gridSample (Image.affineGrid [ 6; 4 ] still + Tensor.zeros [ 2; 1; 1; 2 ]) x)
    let draw = (Key seed)[4]
    same (Augment.Flip(x, draw)) (Augment.flip draw x)
    same (Augment.Flip(x, draw, 1, 0.3)) (Augment.flipAlong 1 0.3 draw x)
    same (Augment.Crop(x, draw, 3, 2, 1)) (Augment.crop (3, 2) 1 draw x)
    same (Augment.CentreCrop(x, 3, 2)) (Augment.centreCrop (3, 2) x)
    same (Augment.Jitter(x, draw, 0.3, 0.2)) (Augment.jitter 0.3 0.2 draw x)
    same (Augment.Rotate(x, draw, 0.3)) (Augment.rotate 0.3 draw x)

[<Property>]
let ``a signal comes back from its transform`` (seed: int) =
    let x = Tensor.normal (Key seed) [ 64 ]
    let re, im = Signal.stft 16 x
    close x (Signal.istft 16 (re, im))
    close (re * re + im * im) (Signal.spectrogram 16 x)
    let power = 1 + abs x
    close power (Signal.dbToPower (Signal.powerToDb power))
    same (Prelude.HannWindow 16) (Signal.hannWindow 16)
    same (Prelude.HammingWindow 16) (Signal.hammingWindow 16)
    same (Prelude.MelScaleFilterbanks(9, 4, 8000)) (Signal.melScaleFilterbanks 9 4 8000)

[<Property>]
let ``the two keys of a split are those of C# and differ`` (seed: int) =
    let first, second = Key.split (Key seed)
    Assert.NotEqual(first, second)
    Assert.Equal(struct (first, second), (Key seed).Split())

[<Property>]
let ``initialisers draw what C# draws`` (seed: int) =
    let key = Key seed
    let drawn = Initialiser.draw key [ 6; 4 ]
    same (Prelude.GlorotUniform(key, 6, 4)) (drawn (Initialiser.glorotUniform 1.0))
    same (Prelude.GlorotNormal(key, 6, 4)) (drawn (Initialiser.glorotNormal 1.0))
    same (Prelude.KaimingUniform(key, 6, 4)) (drawn (Initialiser.kaimingUniform (Math.Sqrt 2.0)))
    same (Prelude.KaimingNormal(key, 6, 4)) (drawn (Initialiser.kaimingNormal (Math.Sqrt 2.0)))
    same (Prelude.LecunNormal(key, 6, 4)) (drawn Initialiser.lecunNormal)
    same (Prelude.Orthogonal(key, 6, 4)) (drawn (Initialiser.orthogonal 1.0))
    same (Prelude.IdentityInit(key, 6, 4)) (drawn (Initialiser.identityInit 1.0))
    same (Prelude.TruncatedNormal(key, 6, 4)) (drawn (Initialiser.truncatedNormal 0.0 1.0 (-2.0, 2.0)))
    same (Tensor.zeros [ 6; 4 ]) (drawn Initialiser.zeros)
    same (Tensor.ones [ 6; 4 ]) (drawn Initialiser.ones)
    same (Tensor.normal key [ 6; 4 ]) (drawn (Initialiser.ofFunction Tensor.normal))

    let zeros =
        drawn (Initialiser.sparseInit 0.5) |> Tensor.toArray |> Array.filter ((=) 0f)

    Assert.Equal(12, zeros.Length)
