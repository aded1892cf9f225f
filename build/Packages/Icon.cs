#:package SkiaSharp
#:package SkiaSharp.NativeAssets.Linux.NoDependencies
#:property PublishAot=false
// Draws the icon of the packages, a network of two inputs: dotnet run build/Packages/Icon.cs
using System.Runtime.CompilerServices;
using SkiaSharp;

SKPoint[] inputs = [new(28, 40), new(28, 88)], hidden = [new(66, 24), new(66, 64), new(66, 104)], outputs = [new(102, 64)];
using var surface = SKSurface.Create(new SKImageInfo(128, 128, SKColorType.Rgba8888, SKAlphaType.Premul));
var canvas = surface.Canvas;
canvas.Clear(SKColors.Transparent);
Fill("#1d3557", paint => canvas.DrawRoundRect(0, 0, 128, 128, 24, 24, paint));
using (var line = new SKPaint { Color = SKColor.Parse("#a8dadc"), IsStroke = true, StrokeWidth = 4, IsAntialias = true })
{
    foreach (var middle in hidden)
    {
        foreach (var end in inputs.Concat(outputs)) canvas.DrawLine(middle, end, line);
    }
}
Dots("#f1faee", inputs);
Dots("#e9c46a", hidden);
Dots("#e76f51", outputs);
using var png = surface.Snapshot().Encode(SKEncodedImageFormat.Png, 100);
File.WriteAllBytes(Path.Combine(Here(), "icon.png"), png.ToArray());

void Dots(string colour, SKPoint[] points) => Fill(colour, paint => Array.ForEach(points, point => canvas.DrawCircle(point, 11, paint)));

static void Fill(string colour, Action<SKPaint> draw)
{
    using var paint = new SKPaint { Color = SKColor.Parse(colour), IsAntialias = true };
    draw(paint);
}

static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
