export default definePageConfig({ navigationBarTitleText: '不能签到的说明' })
