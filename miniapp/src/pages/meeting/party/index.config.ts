export default definePageConfig({ navigationBarTitleText: '党员和党小组', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
