export default definePageConfig({ navigationBarTitleText: '核验考勤表', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
