(module
  (import "index" "memory" (memory 1 65536 shared))

  ;; Products of one query (int16) with `count` vectors (int8) standing one after another from `at`; sums to `out` (int32).
  ;; `width` is a multiple of 16.
  (func (export "dots") (param $query i32) (param $width i32) (param $at i32) (param $count i32) (param $out i32)
    (local $q i32) (local $stop i32) (local $end i32) (local $a v128) (local $b v128)
    (local.set $stop (i32.add (local.get $query) (i32.shl (local.get $width) (i32.const 1))))
    (local.set $end (i32.add (local.get $out) (i32.shl (local.get $count) (i32.const 2))))
    (block $done
      (loop $vectors
        (br_if $done (i32.ge_u (local.get $out) (local.get $end)))
        (local.set $q (local.get $query))
        (local.set $a (v128.const i32x4 0 0 0 0))
        (local.set $b (v128.const i32x4 0 0 0 0))
        (loop $lanes
          (local.set $a (i32x4.add (local.get $a)
            (i32x4.dot_i16x8_s (v128.load (local.get $q)) (v128.load8x8_s (local.get $at)))))
          (local.set $b (i32x4.add (local.get $b)
            (i32x4.dot_i16x8_s (v128.load offset=16 (local.get $q)) (v128.load8x8_s offset=8 (local.get $at)))))
          (local.set $at (i32.add (local.get $at) (i32.const 16)))
          (local.set $q (i32.add (local.get $q) (i32.const 32)))
          (br_if $lanes (i32.lt_u (local.get $q) (local.get $stop))))
        (local.set $a (i32x4.add (local.get $a) (local.get $b)))
        (i32.store (local.get $out)
          (i32.add
            (i32.add (i32x4.extract_lane 0 (local.get $a)) (i32x4.extract_lane 1 (local.get $a)))
            (i32.add (i32x4.extract_lane 2 (local.get $a)) (i32x4.extract_lane 3 (local.get $a)))))
        (local.set $out (i32.add (local.get $out) (i32.const 4)))
        (br $vectors))))

  ;; Postings that count once: each slot's sum grows by weight × what the slot's length leaves of one. A cell is [sum, part].
  ;; Four at a step, then the rest.
  (func (export "ones") (param $at i32) (param $count i32) (param $cells i32) (param $weight f32)
    (local $end i32) (local $stop i32) (local $cell i32) (local $four i64)
    (local.set $end (i32.add (local.get $at) (i32.shl (local.get $count) (i32.const 1))))
    (local.set $stop (i32.add (local.get $at) (i32.shl (i32.and (local.get $count) (i32.const -4)) (i32.const 1))))
    (block $rest
      (loop $fours
        (br_if $rest (i32.ge_u (local.get $at) (local.get $stop)))
        (local.set $four (i64.load align=2 (local.get $at)))
        (local.set $cell (i32.add (local.get $cells) (i32.shl (i32.and (i32.wrap_i64 (local.get $four)) (i32.const 65535)) (i32.const 3))))
        (f32.store (local.get $cell)
          (f32.add (f32.load (local.get $cell)) (f32.mul (local.get $weight) (f32.load offset=4 (local.get $cell)))))
        (local.set $cell (i32.add (local.get $cells) (i32.shl (i32.and (i32.wrap_i64 (i64.shr_u (local.get $four) (i64.const 16))) (i32.const 65535)) (i32.const 3))))
        (f32.store (local.get $cell)
          (f32.add (f32.load (local.get $cell)) (f32.mul (local.get $weight) (f32.load offset=4 (local.get $cell)))))
        (local.set $cell (i32.add (local.get $cells) (i32.shl (i32.and (i32.wrap_i64 (i64.shr_u (local.get $four) (i64.const 32))) (i32.const 65535)) (i32.const 3))))
        (f32.store (local.get $cell)
          (f32.add (f32.load (local.get $cell)) (f32.mul (local.get $weight) (f32.load offset=4 (local.get $cell)))))
        (local.set $cell (i32.add (local.get $cells) (i32.shl (i32.and (i32.wrap_i64 (i64.shr_u (local.get $four) (i64.const 48))) (i32.const 65535)) (i32.const 3))))
        (f32.store (local.get $cell)
          (f32.add (f32.load (local.get $cell)) (f32.mul (local.get $weight) (f32.load offset=4 (local.get $cell)))))
        (local.set $at (i32.add (local.get $at) (i32.const 8)))
        (br $fours)))
    (block $done
      (loop $postings
        (br_if $done (i32.ge_u (local.get $at) (local.get $end)))
        (local.set $cell (i32.add (local.get $cells) (i32.shl (i32.load16_u (local.get $at)) (i32.const 3))))
        (f32.store (local.get $cell)
          (f32.add (f32.load (local.get $cell)) (f32.mul (local.get $weight) (f32.load offset=4 (local.get $cell)))))
        (local.set $at (i32.add (local.get $at) (i32.const 2)))
        (br $postings))))

  ;; Postings that count more than once; the counts (bytes) stand from `counts`. `top` is BM25's k1 + 1.
  (func (export "more") (param $at i32) (param $count i32) (param $counts i32) (param $cells i32) (param $weight f32) (param $top f32)
    (local $end i32) (local $cell i32) (local $times f32) (local $part f32)
    (local.set $end (i32.add (local.get $at) (i32.shl (local.get $count) (i32.const 1))))
    (block $done
      (loop $postings
        (br_if $done (i32.ge_u (local.get $at) (local.get $end)))
        (local.set $cell (i32.add (local.get $cells) (i32.shl (i32.load16_u (local.get $at)) (i32.const 3))))
        (local.set $times (f32.convert_i32_u (i32.load8_u (local.get $counts))))
        (local.set $part (f32.load offset=4 (local.get $cell)))
        (f32.store (local.get $cell)
          (f32.add (f32.load (local.get $cell))
            (f32.div
              (f32.mul (f32.mul (local.get $weight) (local.get $top)) (f32.mul (local.get $times) (local.get $part)))
              (f32.add (f32.mul (f32.sub (local.get $times) (f32.const 1)) (local.get $part)) (local.get $top)))))
        (local.set $at (i32.add (local.get $at) (i32.const 2)))
        (local.set $counts (i32.add (local.get $counts) (i32.const 1)))
        (br $postings))))

  ;; Sums back to nothing; the parts stay. `count` is even.
  (func (export "clear") (param $cells i32) (param $count i32)
    (local $end i32)
    (local.set $end (i32.add (local.get $cells) (i32.shl (local.get $count) (i32.const 3))))
    (block $done
      (loop $pairs
        (br_if $done (i32.ge_u (local.get $cells) (local.get $end)))
        (v128.store (local.get $cells) (v128.and (v128.load (local.get $cells)) (v128.const i32x4 0 -1 0 -1)))
        (local.set $cells (i32.add (local.get $cells) (i32.const 16)))
        (br $pairs))))

  ;; Slots whose sum reaches `bar`, from slot `from` on, to `out` (int32) until `most` are found. Returns the slot to go on
  ;; from; how many were found stands at `told`. `count` is even.
  (func (export "reach") (param $cells i32) (param $from i32) (param $count i32) (param $bar f32) (param $out i32) (param $most i32) (param $told i32)
    (result i32)
    (local $at i32) (local $found i32) (local $bars v128) (local $hits v128)
    (local.set $bars (f32x4.splat (local.get $bar)))
    (block $done
      (loop $slots
        (br_if $done (i32.ge_u (local.get $from) (local.get $count)))
        (br_if $done (i32.gt_u (i32.add (local.get $found) (i32.const 2)) (local.get $most)))
        (local.set $at (i32.add (local.get $cells) (i32.shl (local.get $from) (i32.const 3))))
        (local.set $hits (v128.and
          (f32x4.ge (v128.load (local.get $at)) (local.get $bars)) (v128.const i32x4 -1 0 -1 0)))
        (if (v128.any_true (local.get $hits))
          (then
            (if (i32x4.extract_lane 0 (local.get $hits))
              (then
                (i32.store (i32.add (local.get $out) (i32.shl (local.get $found) (i32.const 2))) (local.get $from))
                (local.set $found (i32.add (local.get $found) (i32.const 1)))))
            (if (i32x4.extract_lane 2 (local.get $hits))
              (then
                (i32.store (i32.add (local.get $out) (i32.shl (local.get $found) (i32.const 2)))
                  (i32.add (local.get $from) (i32.const 1)))
                (local.set $found (i32.add (local.get $found) (i32.const 1)))))))
        (local.set $from (i32.add (local.get $from) (i32.const 2)))
        (br $slots)))
    (i32.store (local.get $told) (local.get $found))
    (local.get $from))

  ;; The same over plain products (int32) with a scale each (float32).
  (func (export "near") (param $sums i32) (param $scales i32) (param $count i32) (param $bar f32) (param $out i32) (result i32)
    (local $i i32) (local $found i32) (local $hits v128) (local $bits i32)
    (block $done
      (loop $slots
        (br_if $done (i32.ge_u (local.get $i) (local.get $count)))
        (local.set $hits (f32x4.ge
          (f32x4.mul
            (f32x4.convert_i32x4_s (v128.load (i32.add (local.get $sums) (i32.shl (local.get $i) (i32.const 2)))))
            (v128.load (i32.add (local.get $scales) (i32.shl (local.get $i) (i32.const 2)))))
          (f32x4.splat (local.get $bar))))
        (local.set $bits (i32x4.bitmask (local.get $hits)))
        (block $next
          (loop $each
            (br_if $next (i32.eqz (local.get $bits)))
            (i32.store (i32.add (local.get $out) (i32.shl (local.get $found) (i32.const 2)))
              (i32.add (local.get $i) (i32.ctz (local.get $bits))))
            (local.set $found (i32.add (local.get $found) (i32.const 1)))
            (local.set $bits (i32.and (local.get $bits) (i32.sub (local.get $bits) (i32.const 1))))
            (br $each)))
        (local.set $i (i32.add (local.get $i) (i32.const 4)))
        (br $slots)))
    (local.get $found))

  ;; Places (in uint16 from `at`) that hold `value`, to `out` (int32), at most `most`; returns how many there are.
  (func (export "find") (param $value i32) (param $at i32) (param $count i32) (param $out i32) (param $most i32) (result i32)
    (local $i i32) (local $found i32) (local $bits i32) (local $wanted v128)
    (local.set $wanted (i16x8.splat (local.get $value)))
    (block $done
      (loop $eights
        (br_if $done (i32.ge_u (local.get $i) (local.get $count)))
        (local.set $bits (i16x8.bitmask (i16x8.eq
          (v128.load (i32.add (local.get $at) (i32.shl (local.get $i) (i32.const 1)))) (local.get $wanted))))
        (block $next
          (loop $each
            (br_if $next (i32.eqz (local.get $bits)))
            (if (i32.lt_u (local.get $found) (local.get $most))
              (then (i32.store (i32.add (local.get $out) (i32.shl (local.get $found) (i32.const 2)))
                (i32.add (local.get $i) (i32.ctz (local.get $bits))))))
            (local.set $found (i32.add (local.get $found) (i32.const 1)))
            (local.set $bits (i32.and (local.get $bits) (i32.sub (local.get $bits) (i32.const 1))))
            (br $each)))
        (local.set $i (i32.add (local.get $i) (i32.const 8)))
        (br $eights)))
    (local.get $found)))
