namespace Flux.FSharp

open Flux

[<RequireQualifiedAccess>]
module Tree =
    let map (f: Tensor -> Tensor) (tree: 'T) : 'T =
        Tree.Map(tree, (fun (x: Tensor) -> f x))

    let mapWithPath (f: TreePath -> Tensor -> Tensor) (tree: 'T) : 'T =
        Tree.Map(tree, (fun (path: TreePath) (x: Tensor) -> f path x))

    let zip (f: Tensor -> Tensor -> Tensor) (a: 'T) (b: 'T) : 'T = Tree.Zip(a, b, (fun x y -> f x y))
    let lerp (share: float) (a: 'T) (b: 'T) : 'T = Tree.Lerp(a, b, share)

    let fold (f: 'S -> Tensor -> 'S) (seed: 'S) (tree: 'T) : 'S =
        Tree.Fold(tree, seed, (fun s x -> f s x))

    let leaves (tree: 'T) : (TreePath * Tensor) list =
        [ for struct (path, value) in Tree.Leaves tree -> path, value ]

    let modules (tree: 'T) : (TreePath * obj) list =
        [ for struct (path, part) in Tree.Modules tree -> path, part ]

    let allClose (a: 'T) (b: 'T) : bool = Tree.AllClose(a, b)
    let cast (dtype: DType) (tree: 'T) : 'T = Tree.Cast(tree, dtype)
    let toDevice (device: Device) (tree: 'T) : 'T = TreeExtensions.To(tree, device)

    let destructure (tree: 'T) : Tensor * (Tensor -> 'T) =
        let struct (flat, rebuild) = Tree.Destructure tree
        flat, rebuild.Invoke

    let state (tree: 'T) : Map<string, Tensor> =
        Map.ofSeq (seq { for entry in Tree.State tree -> entry.Key, entry.Value })

    let loadState (state: Map<string, Tensor>) (tree: 'T) : 'T = Tree.LoadState(tree, state)

    let loadStateAt (where: TreePath -> bool) (state: Map<string, Tensor>) (tree: 'T) : 'T =
        Tree.LoadState(tree, state, (fun path -> where path))

    let stateBy (names: StateNames) (tree: 'T) : Map<string, Tensor> =
        Map.ofSeq (seq { for entry in Tree.State(tree, names) -> entry.Key, entry.Value })

    let loadStateBy (names: StateNames) (weights: Map<string, Tensor>) (tree: 'T) : 'T = Tree.LoadState(tree, weights, names)

    let summary (tree: 'T) : string = Tree.Summary tree
