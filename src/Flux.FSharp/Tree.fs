namespace Flux.FSharp

open Flux

/// Structure of any record, union, tuple, list, option or map of tensors.
[<RequireQualifiedAccess>]
module Tree =
    /// The same structure with f of every trainable tensor.
    let map (f: Tensor -> Tensor) (tree: 'T) : 'T =
        Tree.Map(tree, (fun (x: Tensor) -> f x))

    /// Two trees of one structure, combined tensor by tensor.
    let zip (f: Tensor -> Tensor -> Tensor) (a: 'T) (b: 'T) : 'T = Tree.Zip(a, b, (fun x y -> f x y))

    let fold (f: 'S -> Tensor -> 'S) (seed: 'S) (tree: 'T) : 'S =
        Tree.Fold(tree, seed, (fun s x -> f s x))

    /// The trainable tensors with their paths.
    let leaves (tree: 'T) : (TreePath * Tensor) list =
        [ for struct (path, value) in Tree.Leaves tree -> path, value ]

    let cast (dtype: DType) (tree: 'T) : 'T = Tree.Cast(tree, dtype)

    /// The trainable tensors as one vector, and the function that puts such a vector back.
    let destructure (tree: 'T) : Tensor * (Tensor -> 'T) =
        let struct (flat, rebuild) = Tree.Destructure tree
        flat, rebuild.Invoke

    /// Every tensor by its path.
    let state (tree: 'T) : Map<string, Tensor> =
        Map.ofSeq (seq { for entry in Tree.State tree -> entry.Key, entry.Value })

    /// The same tree with the tensors of a state.
    let loadState (state: Map<string, Tensor>) (tree: 'T) : 'T = Tree.LoadState(tree, state)

    let summary (tree: 'T) : string = Tree.Summary tree
