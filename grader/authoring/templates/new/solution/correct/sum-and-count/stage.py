def STAGE(numbers):
    total, count = 0.0, 0
    for number in numbers:
        total, count = total + number, count + 1
    return total / count
