#!/bin/sh
echo '{"dyn": {"hosts": ["w1", "x1"]}, "_meta": {"hostvars": {"x1": {"s": 1}}}}'
