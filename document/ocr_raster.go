package document

import (
	"bytes"
	"fmt"
	pixels "image"
	paint "image/draw"
	_ "image/gif"  // decoders that pixels.Decode asks
	_ "image/jpeg" //
	_ "image/png"  //
	"math"
)

// A raster is a picture in greys, row by row: 0 is black, 255 white.
type raster struct {
	width, height int
	grey          []uint8
}

// maxPoints is the largest picture that is recognised, in points: a page of A3 in
// 400 dpi.
const maxPoints = 40_000_000

// readRaster unpacks a PNG, JPEG or GIF. What is transparent is white.
func readRaster(body []byte) (*raster, error) {
	config, format, err := pixels.DecodeConfig(bytes.NewReader(body))
	if err != nil {
		return nil, fmt.Errorf("only PNG, JPEG and GIF are recognised: %w: %w", ErrUnsupported, err)
	}
	if config.Width <= 0 || config.Height <= 0 || config.Width > maxPoints/config.Height {
		return nil, fmt.Errorf("%s of %d × %d points, at most %d are recognised: %w", format, config.Width, config.Height, maxPoints, ErrTooLarge)
	}
	img, _, err := pixels.Decode(bytes.NewReader(body))
	if err != nil {
		return nil, fmt.Errorf("%s: %w: %w", format, ErrDamaged, err)
	}
	return newRaster(img), nil
}

func newRaster(img pixels.Image) *raster {
	b := img.Bounds()
	flat := pixels.NewGray(pixels.Rect(0, 0, b.Dx(), b.Dy()))
	paint.Draw(flat, flat.Rect, pixels.White, pixels.Point{}, paint.Src)
	paint.Draw(flat, flat.Rect, img, b.Min, paint.Over)
	return &raster{b.Dx(), b.Dy(), flat.Pix}
}

// at is the grey of a point; beside the picture it is white.
func (r *raster) at(x, y int) uint8 {
	if x < 0 || y < 0 || x >= r.width || y >= r.height {
		return 255
	}
	return r.grey[y*r.width+x]
}

// between is the grey at a place between points, from the four around it.
func (r *raster) between(x, y float64) uint8 {
	x0, y0 := math.Floor(x), math.Floor(y)
	i, j, dx, dy := int(x0), int(y0), x-x0, y-y0
	above := float64(r.at(i, j))*(1-dx) + float64(r.at(i+1, j))*dx
	below := float64(r.at(i, j+1))*(1-dx) + float64(r.at(i+1, j+1))*dx
	return uint8(above*(1-dy) + below*dy + 0.5)
}

// scaled is the picture, so many times as large.
func (r *raster) scaled(by float64) *raster {
	s := &raster{width: int(float64(r.width) * by), height: int(float64(r.height) * by)}
	s.grey = make([]uint8, s.width*s.height)
	for y := range s.height {
		for x := range s.width {
			s.grey[y*s.width+x] = r.between((float64(x)+0.5)/by-0.5, (float64(y)+0.5)/by-0.5)
		}
	}
	return s
}

// turned is the picture turned by so many radians clockwise about its middle.
func (r *raster) turned(by float64) *raster {
	t := &raster{r.width, r.height, make([]uint8, len(r.grey))}
	sin, cos := math.Sincos(by)
	midX, midY := float64(r.width-1)/2, float64(r.height-1)/2
	for y := range r.height {
		for x := range r.width {
			dx, dy := float64(x)-midX, float64(y)-midY
			t.grey[y*r.width+x] = r.between(midX+dx*cos+dy*sin, midY-dx*sin+dy*cos)
		}
	}
	return t
}

// An inked is a picture in black and white: true is ink.
type inked struct {
	width, height int
	ink           []bool
}

func (k *inked) at(x, y int) bool { return k.ink[y*k.width+x] }

const (
	shade = 0.80 // of the mean grey around a point: what is darker is ink
	paper = 215  // what is lighter is none, wherever it stands
	about = 24   // 1 / about of the picture's width is around a point
)

// inked tells ink from paper by the grey around each point, so that a shadow over a
// part of the page is no ink (Bradley and Roth 2007).
func (r *raster) inked() *inked {
	k := &inked{r.width, r.height, make([]bool, len(r.grey))}
	w := r.width + 1
	sums := make([]uint32, w*(r.height+1)) // wraps around; differences do not
	for y := range r.height {
		row := uint32(0)
		for x := range r.width {
			row += uint32(r.grey[y*r.width+x])
			sums[(y+1)*w+x+1] = sums[y*w+x+1] + row
		}
	}
	half := max(r.width/about/2, 8)
	for y := range r.height {
		top, foot := max(y-half, 0), min(y+half+1, r.height)
		for x := range r.width {
			left, right := max(x-half, 0), min(x+half+1, r.width)
			sum := sums[foot*w+right] - sums[top*w+right] - sums[foot*w+left] + sums[top*w+left]
			mean := float64(sum) / float64((foot-top)*(right-left))
			g := r.grey[y*r.width+x]
			k.ink[y*r.width+x] = g < paper && float64(g) < shade*mean
		}
	}
	return k
}

const (
	mostSkew  = 3.0 // degrees that a page may lie askew
	leastSkew = 0.04
)

// skew is by how much a page is turned clockwise, in radians: the angle at which
// its rows of points are the most unlike, full of ink or empty.
func (k *inked) skew() float64 {
	var xs, ys []int32
	step := max(1, k.width/1200)
	for y := 0; y < k.height; y++ {
		for x := 0; x < k.width; x += step {
			if k.at(x, y) {
				xs, ys = append(xs, int32(x)), append(ys, int32(y))
			}
		}
	}
	margin := int(math.Tan(mostSkew*math.Pi/180)*float64(k.width)) + 2
	rows := make([]int64, k.height+2*margin)
	unlike := func(degrees float64) (sum int64) {
		clear(rows)
		tan := math.Tan(degrees * math.Pi / 180)
		for i, x := range xs {
			rows[int(float64(ys[i])-float64(x)*tan)+margin]++
		}
		for _, n := range rows {
			sum += n * n
		}
		return sum
	}
	best, most := 0.0, unlike(0)
	search := func(around, reach, step float64) {
		for d := around - reach; d <= around+reach+step/2; d += step {
			if a := max(-mostSkew, min(mostSkew, d)); unlike(a) > most {
				best, most = a, unlike(a)
			}
		}
	}
	search(0, mostSkew, 0.25)
	search(best, 0.2, 0.05)
	search(best, 0.04, 0.01)
	if math.Abs(best) < leastSkew {
		return 0
	}
	return best * math.Pi / 180
}

// upright turns a picture so that its lines run level.
func (r *raster) upright() (*raster, *inked) {
	k := r.inked()
	if skew := k.skew(); skew != 0 {
		r = r.turned(-skew)
		k = r.inked()
	}
	return r, k
}
