namespace Flux.FSharp

open Flux

[<RequireQualifiedAccess>]
module Initialiser =
    let draw (key: Key) (shape: int list) (initialiser: Initialiser) : Tensor =
        initialiser.Invoke(key, List.toArray shape)

    let ofFunction (f: Key -> int list -> Tensor) : Initialiser =
        Initialiser(fun key shape -> f key (List.ofSeq shape))

    let nFan (shape: int list) : int * int =
        let struct (inputs, outputs) = Prelude.NFan(List.toArray shape)
        inputs, outputs

    let zeros: Initialiser = Initialiser(fun key shape -> Prelude.Zeros(key, shape))
    let ones: Initialiser = Initialiser(fun key shape -> Prelude.Ones(key, shape))
    let glorotUniform (gain: float) : Initialiser = Prelude.GlorotUniform gain
    let glorotNormal (gain: float) : Initialiser = Prelude.GlorotNormal gain
    let kaimingUniform (gain: float) : Initialiser = Prelude.KaimingUniform gain
    let kaimingNormal (gain: float) : Initialiser = Prelude.KaimingNormal gain

    let lecunNormal: Initialiser =
        Initialiser(fun key shape -> Prelude.LecunNormal(key, shape))

    let orthogonal (gain: float) : Initialiser = Prelude.Orthogonal gain
    let identityInit (gain: float) : Initialiser = Prelude.IdentityInit gain
    let sparseInit (sparsity: float) : Initialiser = Prelude.SparseInit sparsity

    let truncatedNormal (mean: float) (deviation: float) (low: float, high: float) : Initialiser =
        Prelude.TruncatedNormal(mean, deviation, low, high)
