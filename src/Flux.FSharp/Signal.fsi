namespace Flux.FSharp

open Flux

/// Short-time Fourier transforms and what belongs to them. Hops, windows and other options are optional arguments of the C# forms:
/// `Prelude.Spectrogram(x, 400, hop = 160)`.
[<RequireQualifiedAccess>]
module Signal =
    /// The periodic window w[k] = 1/2 - 1/2 cos(2π k / n).
    val hannWindow: n: int -> Tensor

    /// The periodic window w[k] = 0.54 - 0.46 cos(2π k / n).
    val hammingWindow: n: int -> Tensor

    /// The short-time Fourier transform in frames of a size, as real and imaginary part.
    val stft: size: int -> x: Tensor -> Tensor * Tensor

    /// The signal whose short-time Fourier transform is nearest to a given one.
    val istft: size: int -> re: Tensor * im: Tensor -> Tensor

    /// |stft|² of frames of a size.
    val spectrogram: size: int -> x: Tensor -> Tensor

    /// Triangles that gather the frequencies of a spectrogram into mels.
    val melScaleFilterbanks: frequencies: int -> mels: int -> sampleRate: int -> Tensor

    /// 10 log₁₀ x of a power x of 1e-10 or more, no value more than 80 below the largest.
    val powerToDb: x: Tensor -> Tensor

    /// 10^(x / 10).
    val dbToPower: x: Tensor -> Tensor
