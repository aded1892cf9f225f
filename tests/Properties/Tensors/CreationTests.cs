using Flux.Kernels;
using Xunit;

namespace Flux.Properties.Tensors;

/// <summary>Tensors from numbers and back.</summary>
public sealed class CreationTests
{
    [Fact]
    public void Elements_are_column_major()
    {
        var x = Tensor.Of(new float[,] { { 1, 2, 3 }, { 4, 5, 6 } });
        Assert.Equal(new Shape(2, 3), x.Shape);
        Assert.Equal([1f, 4, 2, 5, 3, 6], x.ToArray());
        Assert.Equal(6, x[1, 2].Scalar());
    }

    [Fact]
    public void Numbers_and_matrices_keep_their_type()
    {
        Assert.Equal((DType.Float64, Shape.Scalar, 2.5), (Tensor.Of(2.5).DType, Tensor.Of(2.5).Shape, Tensor.Of(2.5).Scalar()));
        Assert.Equal(DType.Float32, Tensor.Of(2.5f).DType);
        var x = Tensor.Of(new[,] { { 1.5, 2, 3 }, { 4, 5, 6 } });
        Assert.Equal((DType.Float64, new Shape(2, 3)), (x.DType, x.Shape));
        Assert.Equal([1.5, 4, 2, 5, 3, 6], x.ToDoubles());
    }

    [Fact]
    public void Every_element_type_has_a_span_to_be_made_from()
    {
        Shape shape = new(2, 2);
        (Tensor Made, DType Type)[] rows =
        [
            (Tensor.Of(new float[] { 1, 2, 3, 4 }.AsSpan(), shape), DType.Float32), (Tensor.Of(new double[] { 1, 2, 3, 4 }.AsSpan(), shape), DType.Float64),
            (Tensor.Of(new[] { (Half)1, (Half)2, (Half)3, (Half)4 }, shape), DType.Float16),
            (Tensor.OfBFloat16([0x3f80, 0x4000, 0x4040, 0x4080], shape), DType.BFloat16), (Tensor.Of(new int[] { 1, 2, 3, 4 }.AsSpan(), shape), DType.Int32),
            (Tensor.Of(new long[] { 1, 2, 3, 4 }, shape), DType.Int32), (Tensor.Of(new[] { true, false, true, true }.AsSpan(), shape), DType.Bool),
        ];
        Assert.Equal(Enum.GetValues<DType>().Length, rows.Select(row => row.Type).Distinct().Count());
        Assert.All(rows, row => Assert.Equal((row.Type, shape), (row.Made.DType, row.Made.Shape)));
        Assert.All(rows[..^1], row => Assert.Equal([1, 2, 3, 4], row.Made.ToDoubles()));
        Assert.Equal([1, 0, 1, 1], rows[^1].Made.ToDoubles());
        Assert.Contains("(2×2) holds 4", Assert.Throws<ArgumentException>(() => Tensor.Of(new long[3], shape)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Long_integers_stay_exact_or_are_refused()
    {
        Assert.Equal(DType.Int32, Tensor.Of(new long[] { int.MinValue, int.MaxValue }, [2]).DType);
        Assert.Equal([int.MaxValue + 1.0, -(1L << 53)], Tensor.Of([int.MaxValue + 1L, -(1L << 53)], [2]).ToDoubles());
        Assert.Contains("element 1 is 9007199254740993",
            Assert.Throws<ArgumentException>(() => Tensor.Of(new[] { 0, (1L << 53) + 1 }, [2])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_and_streams_give_back_what_they_were_given()
    {
        foreach (var type in Enum.GetValues<DType>())
        {
            var x = Tensor.Of([0f, 1, 1, 0, 1, 0], 2, 3).Cast(type);
            byte[] bytes = x.ToBytes();
            Assert.Equal(bytes, x.AsBytes().ToArray());
            Assert.Equal(bytes[(bytes.Length / 3)..(2 * bytes.Length / 3)], x[.., 1..2].AsBytes().ToArray());
            foreach (var back in new[] { Tensor.OfBytes(bytes, type, x.Shape), Tensor.Read(new MemoryStream(bytes), type, x.Shape) })
            {
                Assert.Equal((type, x.Shape), (back.DType, back.Shape));
                Assert.Equal(bytes, back.ToBytes());
            }
            Assert.Contains($"{bytes.Length} bytes, {bytes.Length - 1} were given",
                Assert.Throws<ArgumentException>(() => Tensor.OfBytes(bytes.AsSpan(1), type, x.Shape)).Message, StringComparison.Ordinal);
            Assert.Throws<EndOfStreamException>(() => Tensor.Read(new MemoryStream(bytes[1..]), type, x.Shape));
        }
        Assert.Equal([1, 0, 1], Tensor.OfBytes([7, 0, 255], DType.Bool, [3]).ToInts());
        Assert.Equal([1, 0, 1], Tensor.Read(new MemoryStream([7, 0, 255]), DType.Bool, [3]).ToInts());
        Assert.Empty(Tensor.Read(new MemoryStream(), DType.Float32, [0]).ToBytes());
    }

    [Fact]
    public void A_stream_that_fails_leaves_no_block_behind()
    {
        long live = Device.Cpu.Memory.Live;
        for (int i = 0; i < 64; i++)
        {
            using var source = new System.IO.Compression.DeflateStream(new MemoryStream([3, 0]), System.IO.Compression.CompressionMode.Decompress);
            Assert.Throws<EndOfStreamException>(() => Tensor.Read(source, DType.Float64, [1 << 20]));
        }
        Assert.True(Device.Cpu.Memory.Live < live + 32 * (8 << 20));
    }

    [Fact]
    public void A_filled_tensor_has_the_type_that_is_asked_for()
    {
        foreach (var type in Enum.GetValues<DType>())
        {
            var (zeros, ones) = (Tensor.Zeros([2, 3], type), Tensor.Ones([2, 3], type));
            Assert.Equal((type, type, new Shape(2, 3)), (zeros.DType, ones.DType, zeros.Shape));
            Assert.All(zeros.ToDoubles().Zip(ones.ToDoubles()), pair => Assert.Equal((0, 1), pair));
        }
        foreach (Func<Key, Shape, DType, Tensor> draw in new Func<Key, Shape, DType, Tensor>[] { Tensor.Uniform, Tensor.Normal })
        {
            var (single, doubled) = (draw(new(1), [100], DType.Float32), draw(new(1), [100], DType.Float64));
            Assert.Equal(DType.Float64, doubled.DType);
            Assert.True(Math.Abs(single.ToDoubles().Average() - doubled.ToDoubles().Average()) < 0.5);
            Assert.Contains("Int32", Assert.Throws<ArgumentException>(() => draw(new(1), [3], DType.Int32)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Sizes_are_counted_from_either_end()
    {
        var shape = new Shape(2, 3, 4);
        Assert.Equal((4, 2, 3, 1), (shape[^1], shape[^3], shape[1], shape[5]));
        Assert.Contains("^4 of (2×3×4); ^1 to ^3", Assert.Throws<ArgumentOutOfRangeException>(() => shape[^4]).Message, StringComparison.Ordinal);
        Assert.Contains("which has none", Assert.Throws<ArgumentOutOfRangeException>(() => Shape.Scalar[^1]).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => shape[^0]);
    }

    [Fact]
    public void What_shows_no_span_or_number_says_how_to_read()
    {
        Assert.Contains("read one number with Scalar", Assert.Throws<InvalidOperationException>(() => { _ = Tensor.Of(2.5).AsSpan(); }).Message,
            StringComparison.Ordinal);
        Assert.Contains("ToArray, ToDoubles or ToInts", Assert.Throws<InvalidOperationException>(() => Tensor.Ones(2).Scalar()).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_span_shows_the_elements_without_a_copy()
    {
        var x = Tensor.Of([1f, 2, 3, 4, 5, 6], 2, 3);
        Assert.Equal([1f, 2, 3, 4, 5, 6], x.AsSpan().ToArray());
        var view = x.AsTensorSpan();
        Assert.Equal(6, view[1, 2]);
        Assert.Equal(3, view[0, 1]);
        Assert.True(x.AsSpan() == x.AsSpan());
    }

    [Fact]
    public void More_bytes_than_an_array_holds_are_refused_before_any_work()
    {
        Assert.True(Sizes.MaxElements <= Array.MaxLength, "an array holds the elements of every tensor");
        const int Half = 1 << 30;
        var huge = new Value(ShapeDevice.Instance.Rent(DType.Float32, Half), 0, [Half]);
        string message = Assert.Throws<InvalidOperationException>(() => huge.ToBytes()).Message;
        Assert.StartsWith("ToBytes: ", message, StringComparison.Ordinal);
        Assert.Contains($"up to {Array.MaxLength} would fit", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1 << 20), InlineData((1 << 20) + 1), InlineData(3_000_000)]
    public void Numbers_looked_at_in_pieces_are_all_there_and_in_order(int count)
    {
        var x = Tensor.Uniform(new Key(1), count);
        Assert.Equal(x.ToDoubles(), ((Value)x).Doubles().SelectMany(piece => piece));
        var other = x.ToArray();
        Assert.True(x.AllClose(Tensor.Of(other), 0, 0));
        other[^1] += 1;
        Assert.False(x.AllClose(Tensor.Of(other), 0, 0));
    }

    [Fact]
    public void A_span_keeps_its_numbers_when_its_tensor_is_gone()
    {
        var span = Sevens();
        for (int i = 0; i < 20; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            _ = Tensor.Full([1000], i);
        }
        foreach (float v in span) Assert.Equal(7, v);
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static ReadOnlySpan<float> Sevens() => Tensor.Full([1000], 7).AsSpan();

    [Fact]
    public void Changing_the_source_array_does_not_change_the_tensor()
    {
        float[] source = [1, 2];
        var x = Tensor.Of(source);
        source[0] = 9;
        Assert.Equal(1, x[0].Scalar());
    }

    [Theory]
    [InlineData(DType.Float64), InlineData(DType.Float16), InlineData(DType.BFloat16), InlineData(DType.Int32)]
    public void Small_whole_numbers_survive_every_cast(DType type)
    {
        var x = Tensor.Of([-2f, 0, 1, 100]);
        Assert.Equal(type, x.Cast(type).DType);
        Assert.Equal(x.ToArray(), x.Cast(type).Cast(DType.Float32).ToArray());
    }

    [Fact]
    public void A_mask_is_one_where_a_number_is_not_zero() => Assert.Equal([1, 0, 1], Tensor.Of([-2f, 0, 1]).Cast(DType.Bool).ToInts());

    [Fact]
    public void Zeros_ones_and_numbers_have_their_shapes()
    {
        Assert.Equal(0, Tensor.Of(3f).Rank);
        Assert.Equal(3, (float)Tensor.Of(3f));
        Assert.Equal([0f, 0], Tensor.Zeros(2).ToArray());
        Assert.Equal([1f, 1], Tensor.Ones(1, 2).ToArray());
        Assert.Equal(0, Tensor.Zeros(0, 3).Shape.Elements);
        Assert.Empty(Tensor.Zeros(0, 3).ToArray());
    }

    [Fact]
    public void A_key_gives_the_same_numbers_every_time_and_others_for_another_key()
    {
        var key = new Key(42);
        Assert.Equal(Tensor.Normal(key, 100).ToArray(), Tensor.Normal(key, 100).ToArray());
        Assert.NotEqual(Tensor.Normal(key, 100).ToArray(), Tensor.Normal(key[0], 100).ToArray());
        Assert.NotEqual(key[0], key[1]);
        Assert.Equal(key.Split(), (key[0], key[1]));
        Assert.Equal(new[] { key[0], key[1], key[2] }, key.Split(3).ToArray());
        Assert.Equal(1000, Enumerable.Range(0, 1000).Select(i => key[i]).Distinct().Count());
    }

    [Fact]
    public void Element_i_depends_only_on_key_and_i() =>
        Assert.Equal(Tensor.Uniform(new Key(1), 1000).ToArray()[..10], Tensor.Uniform(new Key(1), 10).ToArray());

    [Fact]
    public void Random_numbers_have_their_moments()
    {
        double[] u = Tensor.Uniform(new Key(3), 100_000).ToDoubles(), n = Tensor.Normal(new Key(3), 100_000).ToDoubles();
        Assert.All(u, x => Assert.InRange(x, 0, 0.99999999));
        Assert.Equal(0.5, u.Average(), 2);
        Assert.Equal(0, n.Average(), 1);
        Assert.Equal(1, n.Select(x => x * x).Average(), 1);
    }
}
