namespace Flux.Kernels;

internal static unsafe partial class Convolution<V, F>
{
    /// <summary>A band of rows of one image: framed, multiplied, and put where it belongs.</summary>
    private readonly struct BandJob(
        ConvPlan plan, ImageStack<F> x, (int X, int Y, int Z) sizes, (int X, int Y, int Z) low,
        F* strips, nint* offsets, ImageStack<F> y, PixelPlaces places, int outputs, int deep, Way way, int allRows) : IJob
    {
        private const int PanelsPerBlock = 4;

        public void Run(int number)
        {
            int bands = Workers.Chunks(allRows, plan.Result.Y), image = number / bands, first = (number - image * bands) * plan.Result.Y;
            using var frame = new Scratch<F>((long)plan.Plane * plan.Channels + Slack);
            Frame<V, F>.Fill(x[image], sizes, plan.Channels, frame.Pointer, plan.Image, (low.X, low.Y - first * plan.Stride.Y, low.Z));
            F* result = y[image] + places.Row(first);
            ConvPlan band = Joined(plan.Band(Math.Min(plan.Result.Y, allRows - first)), places);
            if (way == Way.Packed) Packed(band, frame.Pointer, result);
            else if (way == Way.InRows && band.Result.X >= V.Count) InRows(band, frame.Pointer, result);
            else Shifted(band, frame.Pointer, result);
        }

        private void InRows(in ConvPlan band, F* frame, F* result)
        {
            int vectors = checked(band.RowVectors(V.Count) * band.Result.Y * band.Result.Z);
            for (int v = 0; v < vectors; v += 2)
            {
                bool two = v + 1 < vectors;
                var (from, to) = Places(band, v);
                var (nextFrom, nextTo) = two ? Places(band, v + 1) : (from, to);
                for (int p0 = 0; p0 < band.Taps; p0 += deep)
                {
                    var pixels = new PixelRows<F>(frame + from, offsets + p0);
                    Outputs(Math.Min(deep, band.Taps - p0), pixels, two, new(nextFrom - from, nextTo - to), p0, result + to, places.Channel);
                }
            }
        }

        /// <summary>Where a vector of a row starts in the frame, and in the result.</summary>
        private (nint Frame, nint Result) Places(in ConvPlan band, int vector)
        {
            int perRow = band.RowVectors(V.Count), row = vector / perRow, x = Math.Min((vector - row * perRow) * V.Count, band.Result.X - V.Count);
            int z = row / band.Result.Y, y = row - z * band.Result.Y;
            return (((nint)z * band.Image.Y + y) * band.Image.X + x, places.At(x, y, z));
        }

        /// <summary>With stride 1 a tap is a shift of the whole frame; rows are copied out.</summary>
        private void Shifted(in ConvPlan band, F* frame, F* result)
        {
            int height = outputs == 1 ? MicroKernel<V, F>.Tall : MicroKernel<V, F>.Rows, span = band.Span;
            using var tile = new Scratch<F>((long)outputs * height);
            for (int start = 0; start < span; start += height)
            {
                for (int p0 = 0; p0 < band.Taps; p0 += deep)
                {
                    var pixels = new PixelRows<F>(frame + start, offsets + p0);
                    int k = Math.Min(deep, band.Taps - p0);
                    if (outputs == 1) MicroKernel<V, F>.RunTall(k, pixels, strips + p0, tile.Pointer, p0 > 0);
                    else Outputs(k, pixels, span - start > V.Count, MicroKernel<V, F>.Together, p0, tile.Pointer, height);
                }
                CopyOut(band, tile.Pointer, start, Math.Min(start + height, span), height, result);
            }
        }

        private void Outputs(int k, PixelRows<F> pixels, bool two, VectorsApart apart, int p0, F* to, nint channel)
        {
            if (two) Outputs<TwoVectors>(k, pixels, apart, p0, to, channel);
            else Outputs<OneVector>(k, pixels, apart, p0, to, channel);
        }

        private void Outputs<THeight>(int k, PixelRows<F> pixels, VectorsApart apart, int p0, F* to, nint channel) where THeight : struct, ITileHeight
        {
            F* strip = strips + (nint)p0 * Strips<V, F>.Padded(outputs);
            for (int j = 0; j < outputs;)
            {
                int width = Strips<V, F>.Width(j, outputs), columns = Math.Min(width, outputs - j);
                MicroKernel<V, F>.Run<THeight, PixelRows<F>, StripColumns<F>>(
                    k, pixels, new(strip), to + j * channel, channel, apart, columns, width, p0 > 0);
                strip += (nint)k * width;
                j += width;
            }
        }

        /// <summary>The pixels of a tile that are pixels of the result, row by row.</summary>
        private void CopyOut(in ConvPlan band, F* tile, int start, int end, int height, F* result)
        {
            int row = start / band.Image.X, x = start - row * band.Image.X, z = row / band.Image.Y, y = row - z * band.Image.Y;
            for (int left = end - start; left > 0;)
            {
                int length = Math.Min(left, band.Image.X - x), valid = Math.Min(length, band.Result.X - x);
                if (valid > 0 && y < band.Result.Y)
                {
                    nint to = places.At(x, y, z);
                    CopyRow(tile, height, result + to, valid, places.Dense ? band.Pixels - to : valid);
                }
                tile += length;
                (x, y, left) = (0, y + 1, left - length);
                if (y == band.Image.Y) (y, z) = (0, z + 1);
            }
        }

        // What is written past the end of a row, where there is room, is overwritten by the next.
        private void CopyRow(F* from, int height, F* to, int count, nint room)
        {
            for (int o = 0; o < outputs; o++, to += places.Channel, from += height)
            {
                if (places.X == 1)
                {
                    for (int i = 0; i < count; i += V.Count) Lane.Store(V.Load(from + i), to + i, room - i);
                }
                else
                {
                    for (int i = 0; i < count; i++) to[i * places.X] = from[i];
                }
            }
        }

        private void Packed(in ConvPlan band, F* frame, F* result)
        {
            var panels = new ImagePanels<V, F>(frame, band, offsets);
            int rows = MicroKernel<V, F>.Rows * PanelsPerBlock;
            for (int row = 0; row < band.Pixels; row += rows)
            {
                for (int p0 = 0; p0 < band.Taps; p0 += deep)
                {
                    Gemm<V, F>.Block(
                        panels, strips + (nint)p0 * Strips<V, F>.Padded(outputs), result, places.Channel, row,
                        Math.Min(rows, band.Pixels - row), outputs, p0, Math.Min(deep, band.Taps - p0), p0 > 0);
                }
            }
        }
    }
}
