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

    /// <summary>Only the rows of the ones move.</summary>
    internal override Value On(Device device) => device == Device ? this : new OneHotValue(hot.On(device), rows, type);

    /// <summary>The columns of other numbers, which are a piece or a choice of the indices.</summary>
    internal OneHotValue Of(Value indices) => new(indices, rows, type);

    private static Storage Written(Value hot, int rows, DType type)
    {
        if (hot.Device != Device.Cpu)
        {
            // The ones where a row's number is that of its column: to read the numbers would be to wait for the device.
            var numbers = Of([.. Enumerable.Range(0, rows)], rows).To(hot.Device);
            return ((Value)Prelude.Equal(numbers, hot.Reshape([1, .. hot.Shape])).Cast(type)).Storage;
        }
        int[] ones = hot.ToHost<int>(DType.Int32);
        var values = new float[ones.Length * rows];
        for (int j = 0; j < ones.Length; j++) values[j * rows + ones[j]] = 1;
        return ((Value)Of(values, values.Length)).As(type).Storage;
    }
}
