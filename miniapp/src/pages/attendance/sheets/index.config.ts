export default definePageConfig({ navigationBarTitleText: '考勤表', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
