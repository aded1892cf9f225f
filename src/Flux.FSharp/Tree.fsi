namespace Flux.FSharp

open Flux

/// Structure of any record, union, tuple, list, option or map of tensors.
[<RequireQualifiedAccess>]
module Tree =
    /// The same structure with f of every trainable tensor.
    val map: f: (Tensor -> Tensor) -> tree: 'T -> 'T when 'T: not null

    /// The same structure with f of every trainable tensor and its path.
    val mapWithPath: f: (TreePath -> Tensor -> Tensor) -> tree: 'T -> 'T when 'T: not null

    /// Two trees of one structure, combined tensor by tensor.
    val zip: f: (Tensor -> Tensor -> Tensor) -> a: 'T -> b: 'T -> 'T when 'T: not null

    /// a + share (b - a) over the trainable tensors: the way from one tree to another.
    val lerp: share: float -> a: 'T -> b: 'T -> 'T when 'T: not null

    /// f(... f(f(seed, leaf₀), leaf₁) ..., leafₙ) over the trainable tensors.
    val fold: f: ('S -> Tensor -> 'S) -> seed: 'S -> tree: 'T -> 'S when 'T: not null

    /// The trainable tensors with their paths.
    val leaves: tree: 'T -> (TreePath * Tensor) list when 'T: not null

    /// Every record, class and layer a tree is made of, itself included, outer before inner, with its path.
    val modules: tree: 'T -> (TreePath * obj) list when 'T: not null

    /// True if the structures are equal and every pair of tensors is close.
    val allClose: a: 'T -> b: 'T -> bool when 'T: not null

    /// The same tree with every floating-point tensor in another floating-point type; norms that keep statistics stay out of half precision.
    val cast: dtype: DType -> tree: 'T -> 'T when 'T: not null

    /// The same tree with every tensor on a device.
    val toDevice: device: Device -> tree: 'T -> 'T when 'T: not null

    /// The trainable tensors as one vector, and the function that puts such a vector back.
    val destructure: tree: 'T -> Tensor * (Tensor -> 'T) when 'T: not null

    /// Every tensor by its path, trainable or not.
    val state: tree: 'T -> Map<string, Tensor> when 'T: not null

    /// The same tree with the tensors of a state.
    val loadState: state: Map<string, Tensor> -> tree: 'T -> 'T when 'T: not null

    /// The same tree with the tensors of a state at the paths that fit; the others keep theirs.
    val loadStateAt: where: (TreePath -> bool) -> state: Map<string, Tensor> -> tree: 'T -> 'T when 'T: not null

    /// Every tensor under the name and in the layout that it has elsewhere, such as in PyTorch.
    val stateBy: names: StateNames -> tree: 'T -> Map<string, Tensor> when 'T: not null

    /// The same tree with weights of other names and layouts: `Tree.loadStateBy (Torch.names model) (Safetensors.load path) model`.
    val loadStateBy: names: StateNames -> weights: Map<string, Tensor> -> tree: 'T -> 'T when 'T: not null

    /// Flux's table: a part per line with its parameters, and the total.
    val summary: tree: 'T -> string when 'T: not null
