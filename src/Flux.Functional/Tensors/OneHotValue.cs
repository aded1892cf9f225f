using System.Text.Json.Serialization;
using Flux.Kernels;

namespace Flux;

/// <summary>
/// Columns with a single one, held as the rows of the ones. Products and picks of columns use these; for anything else the matrix is written out, once.
/// </summary>
[JsonConverter(typeof(TensorJson))]
internal sealed class OneHotValue(Value hot, int rows, DType type) : Value(new("OneHot", [rows, .. hot.Shape]))
{
    private readonly Lazy<Storage> written = new(() => Written(hot, rows, type));

    /// <summary>Int32: the row of the one in each column.</summary>
    internal Value Hot => hot;

    internal override OneHotValue OneHot => this;

    internal override Storage Storage => written.Value;
    internal override Region? Region => null;
    internal override bool IsFresh => false;
    public override DType DType => type;
    public override Device Device => hot.Device;

    internal override Value As(DType other) => other == type ? this : other.IsReal() ? new OneHotValue(hot, rows, other) : base.As(other);

    /// <summary>The columns of other numbers, which are a piece or a choice of the indices.</summary>
    internal OneHotValue Of(Value indices) => new(indices, rows, type);

    private static Storage Written(Value hot, int rows, DType type)
    {
        int[] ones = hot.ToHost<int>(DType.Int32);
        var values = new float[ones.Length * rows];
        for (int j = 0; j < ones.Length; j++) values[j * rows + ones[j]] = 1;
        return ((Value)Of(values, values.Length)).As(type).On(hot.Device).Storage;
    }
}
